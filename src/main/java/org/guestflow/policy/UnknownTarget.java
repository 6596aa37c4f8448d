package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** What is named has to exist. A guest is not told whether it does, only that it is not his to give. */
class UnknownTarget implements FixedRule {

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        if (proposal.found().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                TargetNotOwned.seesOnlyOwnTargets(proposal.inviter())
                        ? TargetNotOwned.refusalOf(proposal.inviter())
                        : new RuleViolation(
                                "UnknownTarget",
                                Kind.INVALID,
                                "There is no such target.",
                                "Whoever asks can correct targetId; the target's owner knows it."));
    }
}
