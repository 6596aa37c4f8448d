package org.guestflow.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one request: an invitation, a direct addition or an access review. It is the business key of the request's process instances.
 *
 * @param value the id as stored and as shown in URLs
 */
public record RequestId(UUID value) {

    /** Refuses a missing value. */
    public RequestId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Makes a new, random id.
     *
     * @return an id that no other object has
     */
    public static RequestId random() {
        return new RequestId(UUID.randomUUID());
    }

    /**
     * Reads an id.
     *
     * @param text a UUID in its canonical form (RFC 9562)
     * @return the id
     * @throws IllegalArgumentException where the text is no UUID
     */
    public static RequestId parse(String text) {
        return new RequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
