package org.guestflow.redemption;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one redemption: one guest's way through one link in one browser. It says nothing about the guest and opens nothing.
 *
 * @param value the id as stored
 */
public record RedemptionId(UUID value) {

    /** Refuses a missing value. */
    public RedemptionId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Makes a new, random id.
     *
     * @return an id that no other redemption has
     */
    public static RedemptionId random() {
        return new RedemptionId(UUID.randomUUID());
    }

    /**
     * Reads an id.
     *
     * @param text a UUID in its canonical form (RFC 9562)
     * @return the id
     * @throws IllegalArgumentException where the text is no UUID
     */
    public static RedemptionId parse(String text) {
        return new RedemptionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
