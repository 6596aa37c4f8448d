package org.guestflow.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;

/**
 * Access that somebody can extend, or ask to have extended.
 *
 * @param guest whose access
 * @param target the group or application
 * @param targetName its name
 * @param endsAt when it ends now
 * @param firstDay the first day on which it would end later
 * @param latestDay the last day that policy allows at present without an approval; empty where it allows none
 */
public record ExtensionOffer(
        User guest,
        Target target,
        String targetName,
        Instant endsAt,
        LocalDate firstDay,
        Optional<LocalDate> latestDay) {

    /**
     * Tells from which day on an approval has to be asked for.
     *
     * @return the day after the last one that policy allows, or the first day on which the access would end later
     */
    public LocalDate firstDayToAsk() {
        return latestDay.map(day -> day.plusDays(1)).orElse(firstDay);
    }
}
