package org.guestflow.invitation;

import java.util.Optional;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;

/** What can be done with invitations. */
@Service
public class Invitations {

    /**
     * Finds an invitation.
     *
     * @param id its id
     * @return the invitation, or empty
     */
    public Optional<Invitation> find(RequestId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads the token of a link.
     *
     * @param token what stands behind {@code /redeem/}
     * @return what it names; empty for a token that Guestflow did not make
     */
    public Optional<InvitationLink> readLink(String token) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells what a link is good for at this moment; expiry, domain list, inviter and target are judged anew.
     *
     * @param link a genuine link
     * @return its standing
     */
    public LinkStanding standingOf(InvitationLink link) {
        throw new UnsupportedOperationException();
    }

    /**
     * Redeems a link for a guest who has proven the address and consented: under the invitation's row lock, once.
     *
     * @param link the link
     * @throws RuleViolation where the link cannot be redeemed (any more); nothing is changed then
     */
    public void redeem(InvitationLink link) throws RuleViolation {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends an invitation because its guest declined.
     *
     * @param link the link
     * @throws RuleViolation where the link cannot be used (any more); nothing is changed then
     */
    public void decline(InvitationLink link) throws RuleViolation {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells the inviter that the guest of an expired link asks for a new one; once per link.
     *
     * @param link the expired link
     */
    public void askForNewLink(InvitationLink link) {
        throw new UnsupportedOperationException();
    }
}
