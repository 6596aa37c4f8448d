package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where there are guests, and since when: for those who go through them from time to time. Guests by their user type; access that has ended is left out. */
@Service
@Transactional(readOnly = true)
public class GuestAccess {

    private final JdbcGuestAccess access;
    private final Clock clock;

    GuestAccess(JdbcGuestAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /**
     * Lists the groups and applications in which there are guests.
     *
     * @return all of them, ordered by name
     */
    public List<TargetWithGuests> targets() {
        return access.targets(now());
    }

    /**
     * Looks at some of the guests of a group that is kept by hand, or of an application to which people are assigned directly.
     *
     * @param target the group or application
     * @param some whom to look at
     * @return those of them whose access has not ended, by their ids
     */
    public Map<UserId, GuestOfTarget> guests(Target target, Collection<UserId> some) {
        return some.isEmpty() ? Map.of() : access.guests(target, some, now());
    }

    /**
     * Looks at some of the guests as {@link #guests} does, and keeps everybody else from changing their access until the transaction ends.
     *
     * @param target the group or application
     * @param some whom to look at
     * @return those of them whose access has not ended, by their ids
     */
    @Transactional
    public Map<UserId, GuestOfTarget> hold(Target target, Collection<UserId> some) {
        if (!some.isEmpty()) {
            access.hold(target, some);
        }
        return guests(target, some);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
