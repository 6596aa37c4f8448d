package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * A user with what is asked for less often.
 *
 * @param user the user
 * @param creationType how a guest's account came about; empty for a member
 * @param createdAt since when the directory has the account
 * @param lastSignInAt when the person last signed in to the web pages; empty for who has not
 */
public record UserDetails(
        User user, Optional<CreationType> creationType, Instant createdAt, Optional<Instant> lastSignInAt) {}
