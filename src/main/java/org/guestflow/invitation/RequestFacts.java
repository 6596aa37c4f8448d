package org.guestflow.invitation;

import java.util.Optional;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** What has become, since the request, of the facts that an invitation rests on. */
@Component
class RequestFacts {

    private final Policy policy;
    private final NamedAccounts accounts;
    private final Users users;
    private final Targets targets;

    RequestFacts(Policy policy, NamedAccounts accounts, Users users, Targets targets) {
        this.policy = policy;
        this.accounts = accounts;
        this.users = users;
        this.targets = targets;
    }

    /** Refuses what the rules would refuse now. */
    void checkAgain(Invitation invitation) throws RuleViolation {
        Optional<User> account =
                invitation.terms().isForAccount() ? Optional.of(accounts.checkAgain(invitation)) : Optional.empty();
        policy.checkAgain(invitation.inviter(), invitation.invitee(), invitation.target(), account);
        requireSameAddress(invitation);
    }

    /** Once there is a link it is for the address that the guest's account has: with another one since, whoever has the old address would get the account. */
    private void requireSameAddress(Invitation invitation) throws RuleViolation {
        boolean other = invitation.linkVersion() > 0
                && invitation
                        .guest()
                        .flatMap(users::find)
                        .filter(guest ->
                                !guest.mail().key().equals(invitation.invitee().key()))
                        .isPresent();
        if (other) {
            throw new RuleViolation(
                    "GuestHasNewAddress",
                    RuleViolation.Kind.CONFLICT,
                    "The guest has got another address since.",
                    "Invite that address where access is still wanted.");
        }
    }

    /** Why the fixed rules refuse the request now: domain, inviter or target have changed. */
    Optional<RuleViolation> refusalOf(Invitation invitation) {
        try {
            checkAgain(invitation);
            return Optional.empty();
        } catch (RuleViolation changedSince) {
            return Optional.of(changedSince);
        }
    }

    /** Whether the guest, who has accepted, was given the access after it was asked for here. Access from before is not meant: this request may ask for it to last longer. */
    boolean isSettled(Invitation invitation) {
        return users.findByMail(invitation.invitee())
                .filter(User::hasAccepted)
                .flatMap(guest -> targets.accessSince(guest.id(), invitation.target()))
                .filter(since -> !since.isBefore(invitation.createdAt()))
                .isPresent();
    }
}
