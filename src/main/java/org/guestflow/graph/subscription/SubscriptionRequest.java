package org.guestflow.graph.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.subscription.NewSubscription;

/**
 * A subscription that is asked for. What Guestflow would not keep to is refused: it tells ids only, and nothing at a lifecycle URL, for a subscription ends by its owner, by its end,
 * or because its receiver says 410.
 *
 * @param odataType as Graph's own clients send it; not looked at
 * @param changeType {@code created}, {@code updated}, {@code deleted}, comma-separated
 * @param notificationUrl where notifications are to be posted
 * @param lifecycleNotificationUrl refused
 * @param resource {@code /invitations}, {@code /invitations/{id}}, {@code /users} or {@code /users/{id}}
 * @param expirationDateTime until when, ISO 8601
 * @param clientState what each notification repeats
 * @param latestSupportedTlsVersion not looked at: the newest version that both sides have is spoken
 * @param includeResourceData refused where true
 */
record SubscriptionRequest(
        @JsonProperty("@odata.type") String odataType,
        String changeType,
        String notificationUrl,
        String lifecycleNotificationUrl,
        String resource,
        String expirationDateTime,
        String clientState,
        String latestSupportedTlsVersion,
        Boolean includeResourceData) {

    NewSubscription subscription() throws RuleViolation {
        if (lifecycleNotificationUrl != null) {
            throw notSupported("LifecycleNotificationsNotSupported", "There are no lifecycle notifications.");
        }
        if (Boolean.TRUE.equals(includeResourceData)) {
            throw notSupported("ResourceDataNotSupported", "Notifications hold the resource's id only.");
        }
        return new NewSubscription(
                Optional.ofNullable(resource),
                Optional.ofNullable(changeType),
                Optional.ofNullable(notificationUrl),
                Optional.ofNullable(clientState),
                Optional.ofNullable(expirationDateTime));
    }

    private static RuleViolation notSupported(String rule, String message) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, "Subscribe without it.");
    }
}
