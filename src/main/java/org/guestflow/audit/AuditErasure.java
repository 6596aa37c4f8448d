package org.guestflow.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a person's values out of the trail, so that it still says what was done, by whom and to whom, and knows people by their ids only. Hashes and places stay; an event of the erasure vouches
 * for what is left of each entry.
 */
@Service
public class AuditErasure {

    static final String ACTION = "Erase personal values";

    private static final int SEARCHED_AT_ONCE = 10_000;
    private static final int ERASED_AT_ONCE = 200;

    private final JdbcAuditErasure events;
    private final JdbcAuditEvents chain;
    private final AuditTrail trail;

    AuditErasure(JdbcAuditErasure events, JdbcAuditEvents chain, AuditTrail trail) {
        this.events = events;
        this.chain = chain;
        this.trail = trail;
    }

    /**
     * Whose values are to be erased.
     *
     * @param person the user's id, which stays and stands in the place of what is erased
     * @param accounts every account that the person has or had, this one among them
     * @param texts addresses and the like, by which the person is known; case does not matter
     * @param requests the requests that were made for the person: what people wrote in their course goes too
     */
    public record Subject(UserId person, Set<UserId> accounts, Set<String> texts, Set<RequestId> requests) {

        /** Copies. */
        public Subject {
            accounts = Set.copyOf(accounts);
            texts = Set.copyOf(texts);
            requests = Set.copyOf(requests);
        }
    }

    /**
     * Erases, what this transaction itself has recorded so far included. The whole trail is searched while others go on recording; they wait only while what was found is changed, until this transaction ends.
     *
     * @param subject whose values
     * @param actor who has them erased
     * @return in how many entries something was erased
     * @throws IllegalStateException where one of the texts would be left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long erase(Subject subject, UserId actor) {
        Redaction redaction = Redaction.of(subject);
        long searched = events.end();
        List<Long> places = search(redaction, events.beginning(), searched);
        PendingEvents.append();
        places.addAll(search(redaction, searched, chain.holdEnd().sequence()));
        long erased = 0;
        for (int from = 0; from < places.size(); from += ERASED_AT_ONCE) {
            List<Long> some = places.subList(from, Math.min(from + ERASED_AT_ONCE, places.size()));
            erased += erase(events.at(some), redaction, subject.person(), actor);
        }
        if (events.isNamed(redaction, places, searched)) {
            throw new IllegalStateException("nothing was erased: an address would still stand in the audit trail");
        }
        return erased;
    }

    /** In the order of the trail, and some thousands at once, so that no statement takes long. */
    private List<Long> search(Redaction redaction, long after, long until) {
        List<Long> places = new ArrayList<>();
        for (long from = after; from < until; from += SEARCHED_AT_ONCE) {
            places.addAll(events.concerning(redaction, from, Math.min(from + SEARCHED_AT_ONCE, until)));
        }
        return places;
    }

    private long erase(Collection<StoredEvent> some, Redaction redaction, UserId person, UserId actor) {
        long vouching = chain.holdEnd().sequence() + 1;
        Map<String, String> entries = new TreeMap<>();
        for (StoredEvent stored : some) {
            ChainedEvent rest = redaction.of(stored.event());
            if (!rest.saysTheSameAs(stored.event())) {
                long place = stored.link().sequence();
                events.erase(place, vouching, rest);
                entries.put(String.valueOf(place), stored.hashOf(rest));
            }
        }
        if (!entries.isEmpty()) {
            trail.record(new AuditEvent(
                    actor.toString(), ACTION, "User", person.toString(), null, Map.of(), Map.of("entries", entries)));
            PendingEvents.append();
        }
        return entries.size();
    }
}
