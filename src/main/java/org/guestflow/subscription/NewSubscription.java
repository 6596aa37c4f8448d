package org.guestflow.subscription;

import java.util.Optional;

/**
 * A subscription as it is asked for, in Graph's words.
 *
 * @param resource a path, such as {@code /invitations}
 * @param changeType {@code created}, {@code updated} and {@code deleted}, comma-separated
 * @param notificationUrl where notifications are to be posted
 * @param clientState what each notification repeats, at most 128 characters, so that the receiver knows it for genuine
 * @param expirationDateTime until when, ISO 8601
 */
public record NewSubscription(
        Optional<String> resource,
        Optional<String> changeType,
        Optional<String> notificationUrl,
        Optional<String> clientState,
        Optional<String> expirationDateTime) {}
