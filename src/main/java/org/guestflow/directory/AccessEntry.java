package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.RequestId;

/**
 * One thing that a user has access to.
 *
 * @param target the group or application
 * @param handle its handle
 * @param displayName its name
 * @param kept how a group comes by its members; for an application that hands out access through a group, that group's way
 * @param through whether an application is reached through a group
 * @param origin where an application is opened; empty where none is recorded, and for groups
 * @param request the request by which it was granted; empty where it was granted by hand or by a rule
 * @param since since when; empty where a rule computes it
 * @param endsAt until when; empty where it does not end
 */
public record AccessEntry(
        Target target,
        String handle,
        String displayName,
        GroupMembership kept,
        boolean through,
        Optional<String> origin,
        Optional<RequestId> request,
        Optional<Instant> since,
        Optional<Instant> endsAt) {

    /**
     * Tells whether the user can give the access up by himself: membership that is kept by hand, and assignment to an application itself.
     *
     * @return true where leaving is possible
     */
    public boolean canBeLeft() {
        return kept == GroupMembership.ASSIGNED && !through;
    }
}
