package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** A target is named by a known type, and by an id unless it is the directory. */
class InvalidTarget implements FixedRule {

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        return proposal.named().isWhole()
                ? Optional.empty()
                : Optional.of(new RuleViolation(
                        "InvalidTarget",
                        Kind.INVALID,
                        "The target is a group or an application with its id, or the directory without one.",
                        "Whoever asks can correct targetType and targetId."));
    }
}
