package org.guestflow.invitation;

import java.util.Optional;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** What has become, since the request, of the facts that an invitation rests on. */
@Component
class RequestFacts {

    private final Policy policy;
    private final Users users;
    private final Targets targets;

    RequestFacts(Policy policy, Users users, Targets targets) {
        this.policy = policy;
        this.users = users;
        this.targets = targets;
    }

    /** Why the fixed rules refuse the request now: domain, inviter or target have changed. */
    Optional<RuleViolation> refusalOf(Invitation invitation) {
        try {
            policy.checkAgain(invitation.inviter(), invitation.invitee(), invitation.target());
            return Optional.empty();
        } catch (RuleViolation changedSince) {
            return Optional.of(changedSince);
        }
    }

    /** Whether the guest, who has accepted, was given the access after it was asked for here. Access from before is not meant: this request may ask for it to last longer. */
    boolean isSettled(Invitation invitation) {
        return users.findByMail(invitation.invitee())
                .filter(User::hasAccepted)
                .flatMap(guest -> targets.accessSince(guest.id(), invitation.target()))
                .filter(since -> !since.isBefore(invitation.createdAt()))
                .isPresent();
    }
}
