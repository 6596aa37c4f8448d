package org.guestflow.graph.subscription;

import java.time.Instant;
import java.util.stream.Collectors;
import org.guestflow.subscription.ChangeType;
import org.guestflow.subscription.OpenedSubscription;
import org.guestflow.subscription.Subscription;

/**
 * A subscription, as Graph has it; in addition, how notifying goes.
 *
 * @param id its id
 * @param resource what is watched
 * @param changeType which changes
 * @param notificationUrl where notifications are posted
 * @param expirationDateTime until when
 * @param creatorId id of its owner
 * @param clientState what each notification repeats; told once, to who made the subscription
 * @param signingKey what notifications are signed with (Standard Webhooks: {@code whsec_} and Base64); told once as well
 * @param lastNotificationDateTime when the receiver took something last; absent before it did
 * @param lastNotificationError why the last attempt came to nothing; absent where it did not
 * @param droppedNotifications how many notifications were given up
 */
record SubscriptionResource(
        String id,
        String resource,
        String changeType,
        String notificationUrl,
        Instant expirationDateTime,
        String creatorId,
        String clientState,
        String signingKey,
        Instant lastNotificationDateTime,
        String lastNotificationError,
        long droppedNotifications) {

    static SubscriptionResource of(Subscription subscription) {
        return of(subscription, null, null);
    }

    static SubscriptionResource of(OpenedSubscription opened) {
        return of(opened.subscription(), opened.clientState().orElse(null), opened.signingKey());
    }

    private static SubscriptionResource of(Subscription subscription, String clientState, String signingKey) {
        return new SubscriptionResource(
                subscription.id().toString(),
                subscription.resource().path(),
                subscription.changeTypes().stream().map(ChangeType::word).collect(Collectors.joining(",")),
                subscription.notificationUrl().toString(),
                subscription.expiresAt(),
                subscription.owner().toString(),
                clientState,
                signingKey,
                subscription.delivery().lastDeliveredAt().orElse(null),
                subscription.delivery().lastError().orElse(null),
                subscription.delivery().dropped());
    }
}
