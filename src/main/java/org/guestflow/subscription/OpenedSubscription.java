package org.guestflow.subscription;

import java.util.Optional;

/**
 * A subscription that has just been made, with what is told this once.
 *
 * @param subscription the subscription
 * @param clientState as asked for
 * @param signingKey what notifications are signed with, in the form of Standard Webhooks: {@code whsec_} and 32 bytes in Base64
 */
public record OpenedSubscription(Subscription subscription, Optional<String> clientState, String signingKey) {}
