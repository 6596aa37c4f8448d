package org.guestflow.identity;

import java.util.Objects;
import java.util.Set;

/**
 * What a bearer token lets its caller do.
 *
 * @param application whether the program calls as itself, and not on behalf of a user
 * @param client how the issuer names the program; empty where the token does not say
 * @param permissions names of the permissions, among them some that are unknown here
 */
public record TokenGrant(boolean application, String client, Set<String> permissions) {

    /** Refuses missing parts. */
    public TokenGrant {
        Objects.requireNonNull(client, "client");
        permissions = Set.copyOf(permissions);
    }
}
