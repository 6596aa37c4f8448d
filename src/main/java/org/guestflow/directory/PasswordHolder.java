package org.guestflow.directory;

import java.util.Optional;

/**
 * Somebody who may have a password.
 *
 * @param user the user
 * @param passwordHash the hash as it was set; empty for a user without a password
 */
public record PasswordHolder(User user, Optional<String> passwordHash) {

    /** Tells who it is, and nothing of the hash. */
    @Override
    public String toString() {
        return "PasswordHolder[user=" + user.id() + "]";
    }
}
