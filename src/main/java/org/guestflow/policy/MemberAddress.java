package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** Whoever is a member already cannot be a guest (rule 8). */
class MemberAddress implements FixedRule {

    private final Users users;

    MemberAddress(Users users) {
        this.users = users;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        return users.findByMail(proposal.invitee())
                .filter(user -> !user.isGuest())
                .map(MemberAddress::refusalOf);
    }

    private static RuleViolation refusalOf(User member) {
        return new RuleViolation(
                "MemberAddress",
                Kind.CONFLICT,
                "The address is that of the member " + member.displayName() + " (" + member.userPrincipalName() + ").",
                "A member needs no invitation: the target's owner or an administrator can add the account.");
    }
}
