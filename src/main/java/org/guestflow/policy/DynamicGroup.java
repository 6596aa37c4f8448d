package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.TargetType;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** A dynamic group refuses additions by hand, administrators' too (rule 4). */
class DynamicGroup implements FixedRule {

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        return proposal.isFor(TargetType.GROUP) && proposal.target().is(GroupMembership.DYNAMIC)
                ? Optional.of(new RuleViolation(
                        "DynamicGroup",
                        Kind.INVALID,
                        "The group's members are computed by a rule; nobody can be added by hand.",
                        "An administrator can change the group's rule so that it takes guests in."))
                : Optional.empty();
    }
}
