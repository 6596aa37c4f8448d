package org.guestflow.directory;

import java.util.Objects;

/**
 * A guest who is in the directory now.
 *
 * @param user the guest
 * @param isNew true where he was not there before
 */
public record EnsuredGuest(User user, boolean isNew) {

    /** Refuses a missing user. */
    public EnsuredGuest {
        Objects.requireNonNull(user, "user");
    }
}
