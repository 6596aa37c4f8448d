package org.guestflow.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guestflow.directory.Organisations;
import org.springframework.stereotype.Component;

/** Writes Graph's changeNotificationCollection: ids only, nothing of a person. Whoever wants to know more reads the resource, as whoever he is. */
@Component
class NotificationBody {

    private final Organisations organisations;
    private final ObjectMapper json;

    NotificationBody(Organisations organisations, ObjectMapper json) {
        this.organisations = organisations;
        this.json = json;
    }

    String of(Round round, List<Change> changes) {
        String tenant = organisations.host().id().toString();
        List<Map<String, Object>> notifications = changes.stream()
                .map(change -> notification(round, change, tenant))
                .toList();
        try {
            return json.writeValueAsString(Map.of("value", notifications));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts can be written as JSON", e);
        }
    }

    private static Map<String, Object> notification(Round round, Change change, String tenant) {
        Subscription subscription = round.subscription();
        ResourceType type = subscription.resource().type();
        String path = type.segment() + "/" + change.object();
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("id", change.id().toString());
        notification.put("subscriptionId", subscription.id().toString());
        notification.put(
                "subscriptionExpirationDateTime", subscription.expiresAt().toString());
        round.clientState().ifPresent(state -> notification.put("clientState", state));
        notification.put("changeType", change.type().word());
        notification.put("resource", path);
        notification.put("tenantId", tenant);
        notification.put(
                "resourceData",
                Map.of(
                        "@odata.type",
                        type.graphType(),
                        "@odata.id",
                        path,
                        "id",
                        change.object().toString()));
        return notification;
    }
}
