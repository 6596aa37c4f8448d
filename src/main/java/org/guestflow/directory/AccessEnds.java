package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When access ends, and ending it (behaviour.md section 7). Access whose end has passed counts nowhere; here it is taken away besides. A target is where the access is kept: the group, for an
 * application that hands out access through one. Every change is audited.
 */
@Service
@Transactional
public class AccessEnds {

    private final JdbcAccessPeriods periods;
    private final AccessGrants grants;
    private final Clock clock;

    AccessEnds(JdbcAccessPeriods periods, AccessGrants grants, Clock clock) {
        this.periods = periods;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * Tells from when until when somebody has access.
     *
     * @param user who
     * @param target a group that is kept by hand, or an application
     * @return the time, also where it is over; empty where there is no access, or none any more
     */
    @Transactional(readOnly = true)
    public Optional<AccessPeriod> of(UserId user, Target target) {
        return periods.find(user, target);
    }

    /**
     * Lets access last longer. Does nothing where it does so already, and where there is none.
     *
     * @param user whose access
     * @param target the group or application
     * @param endsAt until when
     * @param ground the request whose decision the access rests on from now on; empty where that stays as it is
     * @param actor who decides it
     * @return whether it lasts longer now
     */
    public boolean extend(UserId user, Target target, Instant endsAt, Optional<RequestId> ground, UserId actor) {
        Instant until = endsAt.truncatedTo(ChronoUnit.MICROS);
        Optional<Instant> before = periods.extend(user, target, until, ground, clock.instant());
        before.ifPresent(end -> grants.recordEnd(user, target, end, until, actor));
        return before.isPresent();
    }

    /**
     * Takes access away whose end has passed. Does nothing where it goes on.
     *
     * @param user whose access
     * @param target the group or application
     * @param request what the removal belongs to in the audit trail
     * @return whether it was taken away
     */
    public boolean endIfOver(UserId user, Target target, RequestId request) {
        Optional<Instant> ended = periods.deleteIfOver(user, target, clock.instant());
        ended.ifPresent(end -> grants.recordOver(user, target, end, request));
        return ended.isPresent();
    }
}
