package org.guestflow.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;

/**
 * Access that somebody can extend.
 *
 * @param guest whose access
 * @param target the group or application
 * @param targetName its name
 * @param endsAt when it ends now
 * @param firstDay the first day on which it would end later
 * @param latestDay the last day that policy allows at present
 */
public record ExtensionOffer(
        User guest, Target target, String targetName, Instant endsAt, LocalDate firstDay, LocalDate latestDay) {}
