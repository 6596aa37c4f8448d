package org.guestflow.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.guestflow.shared.UserId;

/**
 * A time in which somebody is away and another member decides in his place.
 *
 * @param id the absence's id
 * @param user who is away
 * @param standIn who decides in his place
 * @param beginsAt when it begins
 * @param endsAt when it is over
 * @param zone where its days were meant
 */
public record Absence(UUID id, UserId user, UserId standIn, Instant beginsAt, Instant endsAt, ZoneId zone) {

    static Absence ofDays(UUID id, UserId user, UserId standIn, LocalDate first, LocalDate last, ZoneId zone) {
        Instant begin = first.atStartOfDay(zone).toInstant();
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
        return new Absence(id, user, standIn, begin, end, zone);
    }

    /**
     * Gives the day with which it begins.
     *
     * @return the day, where it was meant
     */
    public LocalDate firstDay() {
        return LocalDate.ofInstant(beginsAt, zone);
    }

    /**
     * Gives the day with which it ends.
     *
     * @return the day, where it was meant
     */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(endsAt.minusNanos(1), zone);
    }

    boolean lastsAt(Instant moment) {
        return !moment.isBefore(beginsAt) && moment.isBefore(endsAt);
    }
}
