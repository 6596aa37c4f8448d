package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** The address is one well-formed address of one person (rule 6). The refusal does not repeat what was typed. */
class MalformedAddress implements FixedRule {

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        return proposal.address().isPresent()
                ? Optional.empty()
                : Optional.of(
                        new RuleViolation(
                                "MalformedAddress",
                                Kind.INVALID,
                                "The invitee is not given by exactly one well-formed mail address.",
                                "Whoever asks can give one plain address such as name@example.com, without name, quotes or comments."));
    }
}
