package org.guestflow.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events to list.
 *
 * @param actor the acting user's id, or {@code system}
 * @param action what was done, exactly
 * @param objectId the object's id
 * @param from the first moment
 * @param until the moment after the last
 */
public record AuditFilter(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> objectId,
        Optional<Instant> from,
        Optional<Instant> until) {}
