package org.guestflow.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * An event, as it stands in the trail.
 *
 * @param sequence its place, from 1
 * @param at when
 * @param actor the acting user's id, or {@code system}
 * @param action what was done
 * @param objectType kind of the object
 * @param objectId the object's id
 * @param requestId the request that it belongs to
 * @param oldValue what changed, before; JSON
 * @param newValue what changed, after; JSON
 * @param call the ids of the call in which it happened; empty where it was none
 */
public record AuditEntry(
        long sequence,
        Instant at,
        String actor,
        String action,
        String objectType,
        String objectId,
        Optional<String> requestId,
        Optional<String> oldValue,
        Optional<String> newValue,
        Optional<CallIds> call) {}
