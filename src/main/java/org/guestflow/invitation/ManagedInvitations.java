package org.guestflow.invitation;

import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Who answers for an invitation: the inviter, the sponsors of its guest, the owners of its target, and administrators (behaviour.md sections 3.5 and 9). */
@Component
class ManagedInvitations {

    private final Users users;
    private final Targets targets;

    ManagedInvitations(Users users, Targets targets) {
        this.users = users;
        this.targets = targets;
    }

    Invitation require(Optional<Invitation> found, User actor) throws RuleViolation {
        return found.filter(invitation -> isManagedBy(invitation, actor))
                .orElseThrow(() -> new RuleViolation(
                        "UnknownInvitation",
                        RuleViolation.Kind.NOT_FOUND,
                        "There is no such invitation among yours.",
                        "Inviter, sponsors, the target's owners and administrators can manage an invitation."));
    }

    boolean isManagedBy(Invitation invitation, User actor) {
        return actor.isAdministrator()
                || invitation.inviter().equals(actor.id())
                || sponsors(invitation).anyMatch(sponsor -> sponsor.id().equals(actor.id()))
                || isOwner(invitation, actor);
    }

    private Stream<User> sponsors(Invitation invitation) {
        return invitation.guest().stream().flatMap(guest -> users.sponsors(guest).stream());
    }

    /** As in the access panel, a guest is nobody's owner. */
    private boolean isOwner(Invitation invitation, User actor) {
        return !actor.isGuest()
                && targets.owners(invitation.target()).stream()
                        .anyMatch(owner -> owner.id().equals(actor.id()));
    }
}
