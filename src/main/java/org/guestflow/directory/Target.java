package org.guestflow.directory;

import java.util.Objects;
import java.util.UUID;

/**
 * Names what a guest is brought into.
 *
 * @param type group, application or directory
 * @param id the group's or application's id; null for the directory
 */
public record Target(TargetType type, UUID id) {

    /** The directory alone. */
    public static final Target DIRECTORY = new Target(TargetType.DIRECTORY, null);

    /** Refuses an id where there is none and its absence where there is one. */
    public Target {
        Objects.requireNonNull(type, "type");
        if ((type == TargetType.DIRECTORY) != (id == null)) {
            throw new IllegalArgumentException("a group or an application has an id, the directory has none");
        }
    }

    /**
     * Names a group.
     *
     * @param id its id
     * @return the target
     */
    public static Target group(UUID id) {
        return new Target(TargetType.GROUP, id);
    }

    /**
     * Names an application.
     *
     * @param id its id
     * @return the target
     */
    public static Target application(UUID id) {
        return new Target(TargetType.APPLICATION, id);
    }
}
