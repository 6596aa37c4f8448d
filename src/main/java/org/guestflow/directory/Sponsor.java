package org.guestflow.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.UserId;

/**
 * A user or a group who answers for an external user.
 *
 * @param kind which of the two
 * @param id the id of the user or group
 */
public record Sponsor(Kind kind, UUID id) {

    /** What can answer for somebody. */
    public enum Kind {
        /** One person. */
        USER,
        /** Every member of a group. */
        GROUP
    }

    /**
     * Names a person.
     *
     * @param user the person
     * @return the sponsor
     */
    public static Sponsor user(UserId user) {
        return new Sponsor(Kind.USER, user.value());
    }

    /**
     * Gives the form in which it is stored.
     *
     * @return {@code user:id} or {@code group:id}
     */
    public String stored() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }

    /**
     * Reads the stored form.
     *
     * @param stored {@code user:id} or {@code group:id}
     * @return the sponsor
     * @throws IllegalArgumentException where it is nothing of the kind
     */
    public static Sponsor of(String stored) {
        String[] parts = stored.split(":", 2);
        return new Sponsor(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), UUID.fromString(parts[1]));
    }

    Optional<UUID> user() {
        return kind == Kind.USER ? Optional.of(id) : Optional.empty();
    }

    Optional<UUID> group() {
        return kind == Kind.GROUP ? Optional.of(id) : Optional.empty();
    }
}
