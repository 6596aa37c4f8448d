package org.guestflow.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What has been agreed on: a subscription as asked for, once it has been read and found to make sense.
 *
 * @param resource what is watched
 * @param changeTypes which changes
 * @param notificationUrl where notifications are posted
 * @param clientState what each repeats
 * @param expiresAt until when
 */
record Terms(
        WatchedResource resource,
        Set<ChangeType> changeTypes,
        URI notificationUrl,
        Optional<String> clientState,
        Instant expiresAt) {}
