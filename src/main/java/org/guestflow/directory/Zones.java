package org.guestflow.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditLog;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.JdbcAccessPeriods.EndOfAccess;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where people are, as their browsers tell: access ends at the end of its last day there. */
@Service
@Transactional
public class Zones {

    private static final Duration BETWEEN_CHANGES = Duration.ofDays(1);
    private static final Duration MOST_GAINED = Duration.ofHours(14);
    private static final String CHANGE = "Change time zone";

    private final JdbcZones stored;
    private final JdbcUsers users;
    private final JdbcAccessPeriods periods;
    private final AccessGrants grants;
    private final AuditTrail trail;
    private final AuditLog log;
    private final DirectorySettings settings;
    private final Clock clock;

    Zones(
            JdbcZones stored,
            JdbcUsers users,
            JdbcAccessPeriods periods,
            AccessGrants grants,
            AuditTrail trail,
            AuditLog log,
            DirectorySettings settings,
            Clock clock) {
        this.stored = stored;
        this.users = users;
        this.periods = periods;
        this.grants = grants;
        this.trail = trail;
        this.log = log;
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
     * Tells in which zone the days end of whoever has not been here yet.
     *
     * @return the organisation's zone
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public ZoneId ofNewcomers() {
        return settings.zone();
    }

    /**
     * Keeps where somebody is. Access of his that lasts to the end of a day then lasts to the end of that day there; the day stays the same, and ends at most 14 hours later than for the
     * organisation. Does nothing where that is known, and where it has changed within the last day: whoever can choose a zone must not gain time by it.
     *
     * @param user who
     * @param zone where the person's browser is
     */
    public void learn(UserId user, ZoneId zone) {
        if (isKnown(user, zone) || !users.lock(user) || isKnown(user, zone) || hasJustChanged(user)) {
            return;
        }
        ZoneId before = of(user);
        stored.keep(user, zone);
        trail.record(new AuditEvent(
                user.toString(), CHANGE, "User", user.toString(), null, Map.of("zone", before), Map.of("zone", zone)));
        periods.endingAfter(user, clock.instant()).forEach(end -> move(user, end, before, zone));
    }

    private boolean isKnown(UserId user, ZoneId zone) {
        return stored.find(user).filter(zone::equals).isPresent();
    }

    private boolean hasJustChanged(UserId user) {
        return log.hasHappenedSince(CHANGE, user.toString(), clock.instant().minus(BETWEEN_CHANGES));
    }

    private void move(UserId user, EndOfAccess end, ZoneId before, ZoneId zone) {
        Instant moved = inZone(end.endsAt(), before, zone);
        if (!moved.equals(end.endsAt()) && periods.moveEnd(user, end, moved)) {
            grants.recordEnd(user, end.target(), end.endsAt(), moved, user);
        }
    }

    /** What ends at another time of day does not end with a day. */
    private Instant inZone(Instant end, ZoneId before, ZoneId now) {
        ZonedDateTime local = end.atZone(before);
        if (!local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return end;
        }
        Instant moved = local.toLocalDate().atStartOfDay(now).toInstant();
        Instant latest =
                local.toLocalDate().atStartOfDay(settings.zone()).toInstant().plus(MOST_GAINED);
        return moved.isAfter(latest) ? latest : moved;
    }
}
