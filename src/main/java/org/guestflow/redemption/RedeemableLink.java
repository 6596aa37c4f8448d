package org.guestflow.redemption;

import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationLink;
import org.guestflow.invitation.Invitations;
import org.guestflow.invitation.LinkStanding;
import org.springframework.stereotype.Component;

/** The first gate of every step: the link must be good at this moment. */
@Component
class RedeemableLink {

    private final Invitations invitations;
    private final JdbcRedemptions redemptions;

    RedeemableLink(Invitations invitations, JdbcRedemptions redemptions) {
        this.invitations = invitations;
        this.redemptions = redemptions;
    }

    /** Takes the guest's lock until the transaction ends, then judges the link. */
    Invitation pass(InvitationLink link) throws RedemptionRefused {
        lockGuest(link);
        return judge(link);
    }

    /** Takes the guest's lock until the transaction ends. */
    void lockGuest(InvitationLink link) throws RedemptionRefused {
        redemptions.lockGuest(find(link).invitee());
    }

    /** Judges the link while nobody else can change the invitation. All that is to be locked besides is locked already, so that a step which judges again finds what is remembered. */
    Invitation judgeHeld(InvitationLink link) throws RedemptionRefused {
        invitations.hold(link.invitation());
        return judge(link);
    }

    /** Judges the link. */
    Invitation judge(InvitationLink link) throws RedemptionRefused {
        LinkStanding standing = invitations.standingOf(link);
        if (standing != LinkStanding.REDEEMABLE) {
            throw new RedemptionRefused(Refusal.of(standing));
        }
        return find(link);
    }

    private Invitation find(InvitationLink link) throws RedemptionRefused {
        return invitations.find(link.invitation()).orElseThrow(() -> new RedemptionRefused(Refusal.INVITATION_REVOKED));
    }
}
