package org.guestflow.identity;

import java.util.Set;

/** The permissions that a token can carry for the API. */
public interface KnownPermissions {

    /**
     * Names them.
     *
     * @return the names, as tokens have them
     */
    Set<String> names();
}
