package org.guestflow.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * That a guest does not come any more, or has nothing to come for.
 *
 * @param id the process instance's business key; its mails and audit entries belong to it
 * @param guest who
 * @param reason why
 * @param blockAt when the account is blocked, or was to be; empty before the guest is told
 * @param blockedAt when it was blocked
 * @param deleteAt when it is deleted; empty before it is blocked
 */
public record GuestInactivity(
        RequestId id,
        UserId guest,
        Reason reason,
        Optional<Instant> blockAt,
        Optional<Instant> blockedAt,
        Optional<Instant> deleteAt) {

    /** Why a guest is inactive. */
    public enum Reason {
        /** No sign-in for a long time. */
        NO_SIGN_IN,
        /** No access for some time. */
        NO_ACCESS
    }
}
