package org.guestflow.subscription;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitations;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * Who may be told what: of users, administrators; of an invitation, whoever may manage it. A subscription to all invitations is everybody's, for it tells each owner of those
 * only that he may read anyway. Judged when it is asked for, and again at each delivery.
 */
@Component
class Audience {

    private final Users users;
    private final Invitations invitations;

    Audience(Users users, Invitations invitations) {
        this.users = users;
        this.invitations = invitations;
    }

    void requireRight(User owner, WatchedResource resource) throws RuleViolation {
        if (resource.type() == ResourceType.USERS) {
            requireAdministrator(owner);
            requireUser(resource.id());
        } else if (resource.id().isPresent()) {
            invitations.get(new RequestId(resource.id().get()), owner);
        }
    }

    private static void requireAdministrator(User owner) throws RuleViolation {
        if (!owner.isAdministrator()) {
            throw new RuleViolation(
                    "AdministratorOnly",
                    RuleViolation.Kind.FORBIDDEN,
                    "Only administrators are told of changes of users.",
                    "Ask an administrator.");
        }
    }

    private void requireUser(Optional<UUID> id) throws RuleViolation {
        if (id.isPresent() && users.find(new UserId(id.get())).isEmpty()) {
            throw new RuleViolation(
                    "UnknownUser", RuleViolation.Kind.NOT_FOUND, "There is no such user.", "Name a user by his id.");
        }
    }

    /** Gives those changes that the owner may know of at this moment. */
    List<Change> visible(Subscription subscription, List<Change> changes) {
        return users.find(subscription.owner())
                .filter(User::accountEnabled)
                .map(owner -> changes.stream()
                        .filter(change -> maySee(owner, subscription.resource().type(), change))
                        .toList())
                .orElse(List.of());
    }

    private boolean maySee(User owner, ResourceType type, Change change) {
        return owner.isAdministrator() || (type == ResourceType.INVITATIONS && manages(owner, change));
    }

    private boolean manages(User owner, Change change) {
        try {
            invitations.get(new RequestId(change.object()), owner);
            return true;
        } catch (RuleViolation somebodyElses) {
            return false;
        }
    }
}
