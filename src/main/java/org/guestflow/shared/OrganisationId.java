package org.guestflow.shared;

import java.util.Objects;
import java.util.UUID;

/**
 * Names one organisation, the host or a partner.
 *
 * @param value the id as stored and as shown in URLs
 */
public record OrganisationId(UUID value) {

    /** Refuses a missing value. */
    public OrganisationId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Makes a new, random id.
     *
     * @return an id that no other object has
     */
    public static OrganisationId random() {
        return new OrganisationId(UUID.randomUUID());
    }

    /**
     * Reads an id.
     *
     * @param text a UUID in its canonical form (RFC 9562)
     * @return the id
     * @throws IllegalArgumentException where the text is no UUID
     */
    public static OrganisationId parse(String text) {
        return new OrganisationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
