package org.guestflow.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a guest is brought into. */
public enum TargetType {
    /** A group. */
    GROUP,
    /** An application. */
    APPLICATION,
    /** The directory alone, without any access. */
    DIRECTORY;

    /**
     * Reads a type as requests and tables have it.
     *
     * @param name {@code group}, {@code application} or {@code directory}
     * @return the type, or empty for anything else
     */
    public static Optional<TargetType> of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.stored().equals(name))
                .findFirst();
    }

    /**
     * Gives the type as requests and tables have it.
     *
     * @return the name in lower case
     */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
