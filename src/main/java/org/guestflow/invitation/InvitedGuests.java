package org.guestflow.invitation;

import org.guestflow.directory.EnsuredGuest;
import org.guestflow.directory.ExternalAccounts;
import org.guestflow.directory.ExternalAccounts.NewAddress;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.springframework.stereotype.Component;

/** Has the directory hold the guest of an invitation, as what the invitation says he is. */
@Component
class InvitedGuests {

    private final Users users;
    private final ExternalAccounts accounts;

    InvitedGuests(Users users, ExternalAccounts accounts) {
        this.users = users;
        this.accounts = accounts;
    }

    EnsuredGuest ensure(Invitation invitation) {
        return invitation.terms().isForAccount()
                ? new EnsuredGuest(account(invitation), false)
                : users.bringIn(newGuest(invitation), invitation.id());
    }

    private User account(Invitation invitation) {
        User account = invitation.guest().flatMap(users::find).orElseThrow();
        // Whoever moved the process back here: what has been redeemed since is not to be redeemed again.
        return invitation.linkVersion() > 0 ? account : proveAnew(account, invitation);
    }

    private User proveAnew(User account, Invitation invitation) {
        NewAddress address = new NewAddress(invitation.invitee(), invitation.inviteeAsTyped());
        return invitation.terms().purpose() == InvitationPurpose.RESET_REDEMPTION
                ? accounts.resetRedemption(account.id(), address, invitation.inviter(), invitation.id())
                : accounts.convertMember(
                        account.id(), address, invitation.terms().sponsors(), invitation.inviter(), invitation.id());
    }

    private static NewGuest newGuest(Invitation invitation) {
        return new NewGuest(
                invitation.invitee(),
                invitation.inviteeAsTyped(),
                invitation.displayName(),
                invitation.language(),
                invitation.inviter(),
                invitation.terms().userType(),
                invitation.terms().sponsors());
    }
}
