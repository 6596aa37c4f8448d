package org.guestflow.audit;

import java.util.Map;
import java.util.Objects;
import org.guestflow.shared.RequestId;

/**
 * What happened, by whom and to what. The time is the trail's own.
 *
 * @param actor the acting user's id, or {@code system}
 * @param action what was done, for example {@code Invite external user}
 * @param objectType kind of the object, for example {@code User}
 * @param objectId the object's id
 * @param requestId the request that it belongs to; null where there is none
 * @param oldValue what changed, before; empty where it was not there
 * @param newValue what changed, after; empty where it is gone
 */
public record AuditEvent(
        String actor,
        String action,
        String objectType,
        String objectId,
        RequestId requestId,
        Map<String, ?> oldValue,
        Map<String, ?> newValue) {

    /** The actor where nobody in person acted. */
    public static final String SYSTEM = "system";

    /** Refuses missing parts and copies the values. */
    public AuditEvent {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(objectType, "objectType");
        Objects.requireNonNull(objectId, "objectId");
        oldValue = Map.copyOf(oldValue);
        newValue = Map.copyOf(newValue);
    }
}
