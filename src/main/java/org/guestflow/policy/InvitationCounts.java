package org.guestflow.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;

/** What the rules about numbers need to know of requests; the invitation feature answers. */
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

    /**
     * Counts people of some domains, or of domains below them, who have no account yet and for whom an invitation is asked for that is still open.
     *
     * @param domains the domains
     * @param except who does not count
     * @return how many people
     */
    long awaitedOf(Collection<String> domains, EmailAddress except);

    /**
     * Counts people who have no account yet and for whom somebody has asked for an invitation that is still open.
     *
     * @param inviter who has asked
     * @param except who does not count
     * @return how many people
     */
    long awaitedBy(UserId inviter, EmailAddress except);
}
