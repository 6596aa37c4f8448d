package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where people are, as their browsers tell: access ends at the end of its last day there. */
@Service
@Transactional
public class Zones {

    private final JdbcZones stored;
    private final JdbcAccessPeriods periods;
    private final AccessGrants grants;
    private final DirectorySettings settings;
    private final Clock clock;

    Zones(JdbcZones stored, JdbcAccessPeriods periods, AccessGrants grants, DirectorySettings settings, Clock clock) {
        this.stored = stored;
        this.periods = periods;
        this.grants = grants;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Tells in which zone somebody's days end.
     *
     * @param user who
     * @return the zone that is known of the person; the organisation's where none is
     */
    @Transactional(readOnly = true)
    public ZoneId of(UserId user) {
        return stored.find(user).orElse(settings.zone());
    }

    /**
     * Keeps where somebody is. Access of his that lasts to the end of a day then lasts to the end of that day there; the day stays the same. Does nothing where that is known.
     *
     * @param user who
     * @param zone where the person's browser is
     */
    public void learn(UserId user, ZoneId zone) {
        ZoneId before = of(user);
        if (!stored.keep(user, zone) || before.equals(zone)) {
            return;
        }
        periods.endingAfter(user, clock.instant()).forEach(end -> {
            Instant moved = inZone(end.endsAt(), before, zone);
            if (!moved.equals(end.endsAt())) {
                periods.moveEnd(user, end.target(), moved);
                grants.recordEnd(user, end.target(), end.endsAt(), moved, user);
            }
        });
    }

    /** What ends at another time of day does not end with a day. */
    private static Instant inZone(Instant end, ZoneId before, ZoneId now) {
        ZonedDateTime local = end.atZone(before);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().atStartOfDay(now).toInstant()
                : end;
    }
}
