package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** A caller whose account is disabled, or who has yet to redeem his own invitation, asks for nothing (rule 1). */
class AccountDisabled implements FixedRule {

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        User inviter = proposal.inviter();
        return inviter.isActive()
                ? Optional.empty()
                : Optional.of(new RuleViolation(
                        "AccountDisabled",
                        Kind.FORBIDDEN,
                        "The inviter's account is disabled, or his own invitation is not redeemed.",
                        "An administrator can enable it; an invited guest redeems his invitation first."));
    }
}
