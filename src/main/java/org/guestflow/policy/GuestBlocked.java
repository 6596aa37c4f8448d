package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** A guest whose account is blocked is brought into nothing: access that he cannot use would run on, and the account might be deleted with it. */
class GuestBlocked implements FixedRule {

    private final Users users;

    GuestBlocked(Users users) {
        this.users = users;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        return proposal.account().isPresent()
                ? Optional.empty()
                : users.findByMail(proposal.invitee()).flatMap(GuestBlocked::refusalOf);
    }

    static Optional<RuleViolation> refusalOf(User guest) {
        return guest.accountEnabled()
                ? Optional.empty()
                : Optional.of(new RuleViolation(
                        "GuestBlocked",
                        Kind.CONFLICT,
                        "The guest's account is blocked.",
                        "An administrator can restore or enable the account."));
    }
}
