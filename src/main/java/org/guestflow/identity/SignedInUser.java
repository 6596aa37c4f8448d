package org.guestflow.identity;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.guestflow.shared.UserId;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * What a session remembers of the person who signed in: who it is, and nothing that could grow stale.
 *
 * @param value the user's id
 */
public record SignedInUser(UUID value) implements AuthenticatedPrincipal, Serializable {

    private static final long serialVersionUID = 1L;

    /** Refuses a missing id. */
    public SignedInUser {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Gives the user's id.
     *
     * @return the id
     */
    public UserId id() {
        return new UserId(value);
    }

    @Override
    public String getName() {
        return value.toString();
    }
}
