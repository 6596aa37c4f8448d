package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists for people to look at: who has access to what until when. Each is one query, whatever the directory's size. */
@Service
@Transactional(readOnly = true)
public class AccessLists {

    private final JdbcAccessEntries entries;
    private final JdbcTargetList targets;
    private final JdbcTargetPeople people;
    private final Clock clock;

    AccessLists(JdbcAccessEntries entries, JdbcTargetList targets, JdbcTargetPeople people, Clock clock) {
        this.entries = entries;
        this.targets = targets;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Lists what a user has access to.
     *
     * @param user the user
     * @return applications first, then groups, each by name; access that has ended is not among them
     */
    public List<AccessEntry> of(UserId user) {
        return entries.of(user, now());
    }

    /**
     * Lists groups and applications, ordered by name.
     *
     * @param filter which ones
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<TargetEntry> targets(TargetListFilter filter, Optional<String> after, int size) throws RuleViolation {
        return targets.list(filter, after, size, now());
    }

    /**
     * Lists the people of a group or application, ordered by address.
     *
     * @param target a group, or an application that people are assigned to directly
     * @param text only those whose address or name begins with this
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<TargetPerson> people(Target target, Optional<String> text, Optional<String> after, int size)
            throws RuleViolation {
        return people.list(target, text, after, size, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
