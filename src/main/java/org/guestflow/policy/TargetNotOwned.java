package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** Who may name which target (rule 3): administrators and member Guest Inviters any, other members what they own, guests what they are in themselves. */
class TargetNotOwned implements FixedRule {

    private final Targets targets;

    TargetNotOwned(Targets targets) {
        this.targets = targets;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        User inviter = proposal.inviter();
        return proposal.isForAccountOnly()
                        || mayNameAny(inviter)
                        || isOwn(inviter, proposal.target().target())
                ? Optional.empty()
                : Optional.of(refusalOf(inviter));
    }

    private static boolean mayNameAny(User inviter) {
        return inviter.isAdministrator() || (inviter.isGuestInviter() && !inviter.isGuest());
    }

    private boolean isOwn(User inviter, Target target) {
        if (target.type() == TargetType.DIRECTORY) {
            return false;
        }
        return inviter.isGuest() ? targets.hasAccess(inviter.id(), target) : targets.isOwner(inviter.id(), target);
    }

    /** Tells whether somebody may not even learn which other targets there are. */
    static boolean seesOnlyOwnTargets(User inviter) {
        return inviter.isGuest() && !mayNameAny(inviter);
    }

    /** Says the same of a target that somebody may not name and, to a guest, of one that is not there. */
    static RuleViolation refusalOf(User inviter) {
        String message = inviter.isGuest()
                ? "Guests may name only groups that they are in and applications that they are assigned to."
                : "Only administrators and Guest Inviters may name a target that they do not own.";
        return new RuleViolation(
                "TargetNotOwned",
                Kind.FORBIDDEN,
                message,
                "An owner of the target can invite; an administrator can change its owners and people.");
    }
}
