package org.guestflow.directory;

import java.time.Clock;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of guests, for administrators. */
@Service
@Transactional(readOnly = true)
public class GuestLists {

    private final JdbcGuestList guests;
    private final Clock clock;

    GuestLists(JdbcGuestList guests, Clock clock) {
        this.guests = guests;
        this.clock = clock;
    }

    /**
     * Lists guests, ordered by address.
     *
     * @param filter which ones
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<GuestEntry> list(GuestFilter filter, Optional<String> after, int size) throws RuleViolation {
        return guests.list(filter, after, size, clock.instant());
    }

    /**
     * Counts guests.
     *
     * @param domains where their addresses are
     * @return how many there are
     */
    public long count(GuestDomains domains) {
        return guests.count(domains);
    }

    /**
     * Counts guests.
     *
     * @param finding what is so of them
     * @return how many there are
     */
    public long count(GuestFinding finding) {
        return guests.count(finding);
    }
}
