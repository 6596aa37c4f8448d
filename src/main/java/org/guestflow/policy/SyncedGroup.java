package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.TargetType;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** A group that is mastered on premises refuses additions here, administrators' too (rule 4). */
class SyncedGroup implements FixedRule {

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        return proposal.isFor(TargetType.GROUP) && proposal.target().is(GroupMembership.SYNCED)
                ? Optional.of(
                        new RuleViolation(
                                "SyncedGroup",
                                Kind.INVALID,
                                "The group is mastered in the on-premises directory; nobody can be added here.",
                                "Whoever manages the group there can add people; an administrator can offer an assigned group instead."))
                : Optional.empty();
    }
}
