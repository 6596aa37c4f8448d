package org.guestflow.directory;

import java.util.List;
import java.util.UUID;

/**
 * A guest who is back.
 *
 * @param user the account as it is now
 * @param withoutAccess what the guest had access to and has no more, each with the obstacle
 * @param withoutSponsors ids of the users and groups who answered for the guest and are gone
 */
public record RestoredUser(User user, List<KeptAccess> withoutAccess, List<UUID> withoutSponsors) {

    /** Copies. */
    public RestoredUser {
        withoutAccess = List.copyOf(withoutAccess);
        withoutSponsors = List.copyOf(withoutSponsors);
    }
}
