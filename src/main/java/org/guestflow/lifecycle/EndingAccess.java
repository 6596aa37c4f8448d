package org.guestflow.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * Access whose end is near, for as long as a process instance sees to it.
 *
 * @param id the instance's business key; its mails and audit entries belong to it
 * @param user whose access
 * @param target where it is kept: a group or an application
 * @param endsAt when it ends, as far as the process knows
 * @param knownSince since when it ends at that moment
 * @param warnings how many warnings have been given
 * @param warnedAt when the last one was
 */
record EndingAccess(
        RequestId id,
        UserId user,
        Target target,
        Instant endsAt,
        Instant knownSince,
        int warnings,
        Optional<Instant> warnedAt) {

    /** Whether a warning that is due at a moment has yet to be given at another: it is not due where the end was that near already when it was set. */
    boolean isWarningOpen(Instant dueAt, Instant now) {
        return !dueAt.isAfter(now)
                && dueAt.isAfter(knownSince)
                && warnedAt.map(dueAt::isAfter).orElse(true);
    }
}
