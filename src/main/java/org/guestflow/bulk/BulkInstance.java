package org.guestflow.bulk;

import java.util.Objects;

/**
 * The process instance that invites the people of an upload.
 *
 * @param id the engine's id
 * @param paused whether an administrator has suspended it
 */
public record BulkInstance(String id, boolean paused) {

    /** Looks at the id. */
    public BulkInstance {
        Objects.requireNonNull(id);
    }
}
