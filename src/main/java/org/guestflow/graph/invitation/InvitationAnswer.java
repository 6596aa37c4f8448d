package org.guestflow.graph.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.guestflow.graph.invitation.InvitationResource.ObjectResource;
import org.guestflow.graph.invitation.InvitationResource.TargetResource;
import org.guestflow.invitation.Invitation;

/**
 * The answer to a request for an invitation.
 *
 * @param context what it is, as OData names it
 * @param invitation the invitation; absent where the caller does not answer for it
 * @param standing how it stands, where somebody else had asked for the same
 * @param inviteRedeemUrl the link, for whoever asked, here and nowhere else; it works once the request is approved, and proves nothing without a passcode or a sign-in. Absent where there
 *     is nothing to redeem: for a guest who has accepted, and for a request that is denied
 */
record InvitationAnswer(
        @JsonProperty("@odata.context") String context,
        @JsonUnwrapped InvitationResource invitation,
        @JsonUnwrapped Standing standing,
        String inviteRedeemUrl) {

    /**
     * What anybody may know who asks for the same.
     *
     * @param id the invitation's id
     * @param invitedUserEmailAddress the guest's address
     * @param invitedUser the guest; absent before he is there
     * @param status as Graph names it
     * @param target what the guest is brought into
     */
    record Standing(
            String id,
            String invitedUserEmailAddress,
            ObjectResource invitedUser,
            String status,
            TargetResource target) {

        static Standing of(Invitation invitation) {
            return new Standing(
                    invitation.id().toString(),
                    invitation.invitee().toString(),
                    InvitationResource.invitedUser(invitation),
                    InvitationResource.status(invitation),
                    InvitationResource.target(invitation));
        }
    }
}
