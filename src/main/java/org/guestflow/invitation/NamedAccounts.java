package org.guestflow.invitation;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * Requests that name an account that is there already: who may have it prove an address anew. An external user's account: whoever invited him, his sponsors and
 * administrators; one of the host's own people's, and whoever holds a directory role: administrators alone, since the account's power goes to the new address.
 */
@Component
class NamedAccounts {

    private final Users users;

    NamedAccounts(Users users) {
        this.users = users;
    }

    /** An account and what is to become of it. */
    record Named(User account, InvitationPurpose purpose) {}

    /** Finds the account that a request is about; empty where somebody is to come in. */
    Optional<Named> find(User inviter, InvitationRequest request) throws RuleViolation {
        Optional<String> id = request.invitedUserId().map(String::strip).filter(given -> !given.isEmpty());
        if (id.isEmpty() && request.resetRedemption()) {
            throw RequestText.invalid(
                    "InvitedUserMissing",
                    "A redemption can be reset only of a user who is named.",
                    "Send the user's id as invitedUser.id.");
        }
        return id.isEmpty() ? Optional.empty() : named(inviter, account(id.get()), request);
    }

    private Optional<Named> named(User inviter, Optional<User> found, InvitationRequest request) throws RuleViolation {
        User account = found.orElseThrow(NamedAccounts::unknown);
        boolean external = account.isExternal();
        if (external && !request.resetRedemption() && isAddressOf(account, request)) {
            return Optional.empty();
        }
        requireRight(inviter, account);
        if (external != request.resetRedemption()) {
            throw RequestText.invalid(
                    "ResetRedemptionMismatch",
                    external ? "The user is an external one already." : "The user is none who has redeemed.",
                    external
                            ? "Set resetRedemption to have him prove another address."
                            : "Leave resetRedemption out to have him sign in with an external address from now on.");
        }
        requireChangeable(inviter, account);
        return Optional.of(
                new Named(account, external ? InvitationPurpose.RESET_REDEMPTION : InvitationPurpose.CONVERT_MEMBER));
    }

    /** Looks again at a request for an account that was accepted some time ago. */
    User checkAgain(Invitation invitation) throws RuleViolation {
        User account = invitation
                .guest()
                .flatMap(users::find)
                .orElseThrow(() -> new RuleViolation(
                        "InvitedUserGone",
                        Kind.CONFLICT,
                        "The account that the request is about is no longer in the directory.",
                        "Invite the person anew where that is still wanted."));
        Optional<User> inviter = users.find(invitation.inviter());
        if (invitation.linkVersion() == 0 && inviter.isPresent()) {
            requireRight(inviter.get(), account);
            requireChangeable(inviter.get(), account);
        }
        return account;
    }

    private Optional<User> account(String id) {
        try {
            return users.find(new UserId(UUID.fromString(id)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static boolean isAddressOf(User account, InvitationRequest request) {
        return EmailAddress.parse(request.invitedUserEmailAddress())
                .map(EmailAddress::key)
                .filter(account.mail().key()::equals)
                .isPresent();
    }

    /** To somebody who answers for the account in no way there is no such account. */
    private void requireRight(User inviter, User account) throws RuleViolation {
        if (isAdministrator(inviter)) {
            return;
        }
        boolean answers = account.isExternal() && answersFor(inviter, account);
        boolean membersAccount = !account.isExternal() && !inviter.isGuest();
        if (membersAccount || (answers && !account.roles().isEmpty())) {
            throw new RuleViolation(
                    "AdministratorOnly",
                    Kind.FORBIDDEN,
                    "Only administrators may decide on the account of a member, or of anybody with a directory role.",
                    "Ask an administrator.");
        }
        if (!answers) {
            throw unknown();
        }
    }

    private boolean answersFor(User inviter, User account) {
        return account.invitedBy().filter(inviter.id()::equals).isPresent()
                || users.sponsors(account.id()).stream().map(User::id).anyMatch(inviter.id()::equals);
    }

    private void requireChangeable(User inviter, User account) throws RuleViolation {
        if (account.id().equals(inviter.id())) {
            throw new RuleViolation(
                    "OwnAccount",
                    Kind.FORBIDDEN,
                    "Nobody has his own account proven anew.",
                    "Another administrator can do it.");
        }
        if (account.isAdministrator() && isLastAdministrator(account)) {
            throw new RuleViolation(
                    "LastAdministrator",
                    Kind.CONFLICT,
                    "The account is that of the last administrator.",
                    "Give the role to somebody else first.");
        }
    }

    /** The administrators are held first: of two who convert each other at the same moment, the second sees what the first has done. */
    private boolean isLastAdministrator(User account) {
        users.administrators().stream()
                .map(User::id)
                .sorted(Comparator.comparing(UserId::value))
                .forEach(users::hold);
        return users.administrators().stream()
                .filter(User::isActive)
                .map(User::id)
                .allMatch(Predicate.isEqual(account.id()));
    }

    static boolean isAdministrator(User user) {
        return user.isAdministrator() && !user.isGuest();
    }

    private static RuleViolation unknown() {
        return new RuleViolation(
                "UnknownInvitedUser",
                Kind.NOT_FOUND,
                "There is no such user among those whom you answer for.",
                "Whoever invited him, his sponsors and administrators can have his redemption reset.");
    }
}
