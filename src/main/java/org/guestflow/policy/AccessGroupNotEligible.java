package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** Where an application hands out access through a group, that group must itself be eligible (rule 5). */
class AccessGroupNotEligible implements FixedRule {

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        boolean eligible = proposal.target().group().stream().allMatch(group -> isEligible(group, proposal.inviter()));
        return eligible || !proposal.isFor(TargetType.APPLICATION)
                ? Optional.empty()
                : Optional.of(
                        new RuleViolation(
                                "AccessGroupNotEligible",
                                Kind.INVALID,
                                "The application hands out access through a group that takes no guests by hand.",
                                "An administrator can give the application another access group, or turn on the group's self-service."));
    }

    private static boolean isEligible(Group group, User inviter) {
        return group.membership() == GroupMembership.ASSIGNED && (group.selfService() || inviter.isAdministrator());
    }
}
