package org.guestflow.invitation;

import java.util.List;
import org.guestflow.directory.Sponsor;
import org.guestflow.directory.UserType;

/**
 * What an invitation says besides who is brought into what.
 *
 * @param purpose whether somebody comes in, or an account that is there proves an address anew
 * @param userType what the account is to be; what it is, once it is there
 * @param sponsors who answers for the guest, in order, the inviter first; empty where the guest was there before and has sponsors already
 * @param ccRecipients who gets a copy of the invitation's mail, in order
 */
public record InvitationTerms(
        InvitationPurpose purpose, UserType userType, List<Sponsor> sponsors, List<CopyRecipient> ccRecipients) {

    /** Copies the lists. */
    public InvitationTerms {
        sponsors = List.copyOf(sponsors);
        ccRecipients = List.copyOf(ccRecipients);
    }

    /**
     * Tells whether the invitation is about an account that was there before.
     *
     * @return true for a reset and for a conversion
     */
    public boolean isForAccount() {
        return purpose != InvitationPurpose.BRING_IN;
    }
}
