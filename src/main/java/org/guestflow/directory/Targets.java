package org.guestflow.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;

/** The groups and applications that guests are brought into: finds them, knows their owners and people, grants and ends access. */
@Service
public class Targets {

    /**
     * Finds a group.
     *
     * @param idOrMailNickname its UUID, or its handle as an alternate key
     * @return the group, or empty
     */
    public Optional<Group> findGroup(String idOrMailNickname) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds an application.
     *
     * @param idOrAppId its UUID, or its handle as an alternate key
     * @return the application, or empty
     */
    public Optional<Application> findApplication(String idOrAppId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives a target's name.
     *
     * @param target the target
     * @return the display name of the group or application, the host's name for the directory; empty where the target is gone
     */
    public Optional<String> displayName(Target target) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lists a target's owners.
     *
     * @param target the target; the directory has none
     * @return the owners, ordered by address
     */
    public List<User> owners(Target target) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lists a group's members whose membership has not ended, ordered by address.
     *
     * @param group the group
     * @return the members
     */
    public List<User> members(UUID group) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells whether a user has access to a target now: is a member of the group, or assigned to the application.
     *
     * @param user the user
     * @param target the target
     * @return true for access that has not ended
     */
    public boolean hasAccess(UserId user, Target target) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes sure that a user has access to a target until the end date. An application that hands out access through a group gets its member there.
     * Access that would end earlier is prolonged, never shortened.
     *
     * @param user the user
     * @param target the target; nothing is done for the directory
     * @param endsAt when the access ends
     * @param request the request by which it is granted
     */
    public void grant(UserId user, Target target, Instant endsAt, RequestId request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Adds a user to an assigned group by an administrator's hand.
     *
     * @param group the group
     * @param user the new member
     * @param actor the administrator
     */
    public void addMember(UUID group, UserId user, UserId actor) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes a user out of an assigned group.
     *
     * @param group the group
     * @param user the member
     * @param actor who does it
     */
    public void removeMember(UUID group, UserId user, UserId actor) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lists the origins that a redemption for this target may send its guest on to.
     *
     * @param target the target
     * @return exact origins; empty where only the access panel is allowed
     */
    public List<String> redirectOrigins(Target target) {
        throw new UnsupportedOperationException();
    }
}
