package org.guestflow.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one user of the directory, member or guest.
 *
 * @param value the id as stored and as shown in URLs
 */
public record UserId(UUID value) {

    /** Refuses a missing value. */
    public UserId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Makes a new, random id.
     *
     * @return an id that no other object has
     */
    public static UserId random() {
        return new UserId(UUID.randomUUID());
    }

    /**
     * Reads an id.
     *
     * @param text a UUID in its canonical form (RFC 9562)
     * @return the id
     * @throws IllegalArgumentException where the text is no UUID
     */
    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
