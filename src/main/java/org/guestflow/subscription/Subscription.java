package org.guestflow.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.UserId;

/**
 * A subscription, as it stood when it was read. Its secrets are not in it.
 *
 * @param id its id
 * @param owner whose it is, and as whom it sees: changes that the owner may not see are not told
 * @param resource what is watched
 * @param changeTypes which changes
 * @param notificationUrl where notifications are posted
 * @param expiresAt until when
 * @param createdAt since when
 * @param delivery how telling goes
 */
public record Subscription(
        UUID id,
        UserId owner,
        WatchedResource resource,
        Set<ChangeType> changeTypes,
        URI notificationUrl,
        Instant expiresAt,
        Instant createdAt,
        Telling delivery) {

    /**
     * How telling goes.
     *
     * @param lastDeliveredAt when the receiver took something last
     * @param lastError why the last attempt came to nothing; empty where it did not
     * @param dropped how many notifications were given up
     */
    public record Telling(Optional<Instant> lastDeliveredAt, Optional<String> lastError, long dropped) {}
}
