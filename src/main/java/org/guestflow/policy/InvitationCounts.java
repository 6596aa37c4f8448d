package org.guestflow.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.UserId;

/** What the rate rule needs to know of past requests; the invitation feature answers. */
public interface InvitationCounts {

    /**
     * Counts new requests of one inviter.
     *
     * @param inviter the inviter
     * @param since the beginning of the period
     * @return how many
     */
    long byInviter(UserId inviter, Instant since);

    /**
     * Counts new requests of all inviters.
     *
     * @param since the beginning of the period
     * @return how many
     */
    long ofTenant(Instant since);

    /**
     * Tells when the oldest request of the period falls out of it.
     *
     * @param inviter the inviter; empty for the whole tenant
     * @param period the period's length
     * @return the time to wait from now
     */
    Duration untilNextIsAllowed(Optional<UserId> inviter, Duration period);
}
