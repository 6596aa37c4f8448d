package org.guestflow.audit;

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

    private static final int AT_ONCE = 200;

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
     * @param texts addresses and the like, by which the person is known; case does not matter
     * @param requests the requests that were made for the person: what people wrote in their course goes too
     */
    public record Subject(UserId person, Set<String> texts, Set<RequestId> requests) {

        /** Copies. */
        public Subject {
            texts = Set.copyOf(texts);
            requests = Set.copyOf(requests);
        }
    }

    /**
     * Names the addresses by which the trail has ever known somebody.
     *
     * @param person the user's id
     * @return addresses and user principal names
     */
    @Transactional(readOnly = true)
    public Set<String> addresses(UserId person) {
        return Set.copyOf(events.addresses(person.toString()));
    }

    /**
     * Finds whose accounts have had one of several addresses.
     *
     * @param addresses the addresses, in lower case
     * @return the users' ids, the newest first
     */
    @Transactional(readOnly = true)
    public List<UserId> accountsAt(Set<String> addresses) {
        return events.accountsAt(addresses).stream().map(UserId::parse).toList();
    }

    /**
     * Erases, what this transaction itself has recorded so far included.
     *
     * @param subject whose values
     * @param actor who has them erased
     * @return in how many entries something was erased
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long erase(Subject subject, UserId actor) {
        PendingEvents.append();
        Redaction redaction = Redaction.of(subject);
        long erased = 0;
        long after = 0;
        List<StoredEvent> some = events.concerning(redaction, after, AT_ONCE);
        while (!some.isEmpty()) {
            erased += erase(some, redaction, subject.person(), actor);
            after = some.get(some.size() - 1).link().sequence();
            some = events.concerning(redaction, after, AT_ONCE);
        }
        return erased;
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
