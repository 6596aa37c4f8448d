package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** The tenant setting {@code allowInvitesFrom} says who may invite at all (rule 2). */
class InvitesNotAllowed implements FixedRule {

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        AllowInvitesFrom level = proposal.settings().allowInvitesFrom();
        return level.permits(proposal.inviter())
                ? Optional.empty()
                : Optional.of(
                        new RuleViolation(
                                "InvitesNotAllowed",
                                Kind.FORBIDDEN,
                                "The tenant setting allowInvitesFrom is " + level.stored()
                                        + ", which does not let the inviter invite.",
                                "An administrator can change the setting, and unless it is none can give the role Guest Inviter."));
    }
}
