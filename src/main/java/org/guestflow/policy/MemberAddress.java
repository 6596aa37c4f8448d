package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** The host's own people cannot be brought in (rule 8), and an account that is to prove an address anew cannot take another one's. */
class MemberAddress implements FixedRule {

    private final Users users;

    MemberAddress(Users users) {
        this.users = users;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        Optional<User> found = users.findByMail(proposal.invitee());
        return proposal.account().isPresent()
                ? found.filter(user ->
                                !user.id().equals(proposal.account().get().id()))
                        .map(other -> taken())
                : found.filter(user -> !user.isExternal()).map(MemberAddress::refusalOf);
    }

    private static RuleViolation taken() {
        return new RuleViolation(
                "AddressTaken",
                Kind.CONFLICT,
                "Another account has the address.",
                "Name an address that no account has; an administrator can remove the other account.");
    }

    private static RuleViolation refusalOf(User member) {
        return new RuleViolation(
                "MemberAddress",
                Kind.CONFLICT,
                "The address is that of the member " + member.displayName() + " (" + member.userPrincipalName() + ").",
                "A member needs no invitation: the target's owner or an administrator can add the account.");
    }
}
