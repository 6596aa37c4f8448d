package org.guestflow.subscription;

import java.util.Map;
import java.util.stream.Collectors;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Writes what becomes of subscriptions to the audit trail. Of the notification URL it keeps the server's name only: paths and queries may hold secrets of the receiver's. */
@Component
class SubscriptionJournal {

    private final AuditTrail audit;

    SubscriptionJournal(AuditTrail audit) {
        this.audit = audit;
    }

    void created(Subscription subscription) {
        record(subscription.owner().toString(), "Create subscription", subscription, Map.of(), facts(subscription));
    }

    void renewed(Subscription before, Subscription after, UserId actor) {
        record(actor.toString(), "Renew subscription", before, end(before), end(after));
    }

    void deleted(Subscription subscription, UserId actor) {
        record(actor.toString(), "Delete subscription", subscription, facts(subscription), Map.of());
    }

    void deletedBySystem(Subscription subscription, String reason) {
        record(AuditEvent.SYSTEM, "Delete subscription", subscription, facts(subscription), Map.of("reason", reason));
    }

    void gaveUp(Subscription subscription, int notifications, String reason) {
        record(
                AuditEvent.SYSTEM,
                "Give up notifications",
                subscription,
                Map.of(),
                Map.of("notifications", notifications, "reason", reason));
    }

    private static Map<String, String> facts(Subscription subscription) {
        return Map.of(
                "owner",
                subscription.owner().toString(),
                "resource",
                subscription.resource().path(),
                "changeType",
                subscription.changeTypes().stream().map(ChangeType::word).collect(Collectors.joining(",")),
                "host",
                subscription.notificationUrl().getHost(),
                "expirationDateTime",
                subscription.expiresAt().toString());
    }

    private static Map<String, String> end(Subscription subscription) {
        return Map.of("expirationDateTime", subscription.expiresAt().toString());
    }

    private void record(
            String actor, String action, Subscription subscription, Map<String, ?> before, Map<String, ?> after) {
        audit.record(
                new AuditEvent(actor, action, "Subscription", subscription.id().toString(), null, before, after));
    }
}
