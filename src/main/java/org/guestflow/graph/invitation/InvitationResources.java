package org.guestflow.graph.invitation;

import java.util.List;
import java.util.Map;
import org.guestflow.directory.User;
import org.guestflow.invitation.AskedInvitation;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.Invitations;
import org.guestflow.mail.Delivery;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Puts invitations into the form of the API. */
@Component
class InvitationResources {

    private static final String CONTEXT = "/v1.0/$metadata#invitations/$entity";

    private final Invitations invitations;
    private final Outbox outbox;
    private final BaseUrl baseUrl;

    InvitationResources(Invitations invitations, Outbox outbox, BaseUrl baseUrl) {
        this.invitations = invitations;
        this.outbox = outbox;
        this.baseUrl = baseUrl;
    }

    /** For somebody who answers for the invitation. */
    InvitationResource of(Invitation invitation) {
        return InvitationResource.of(invitation, outbox.deliveries(invitation.id()), baseUrl);
    }

    /** One of a list. */
    InvitationResource of(Invitation invitation, Map<RequestId, List<Delivery>> deliveries) {
        return InvitationResource.of(invitation, deliveries.getOrDefault(invitation.id(), List.of()), baseUrl);
    }

    /** What became of the mail of a whole list. */
    Map<RequestId, List<Delivery>> deliveries(List<Invitation> list) {
        return outbox.deliveries(list.stream().map(Invitation::id).toList());
    }

    /** For whoever has just asked. Where somebody else had asked for the same, the caller may not be one who answers for it, and learns no more than how it stands. */
    InvitationAnswer answer(AskedInvitation asked, User caller) {
        String context = baseUrl.link(CONTEXT);
        Invitation invitation = asked.invitation();
        return invitations.isManagedBy(invitation, caller)
                ? new InvitationAnswer(
                        context,
                        InvitationResource.of(invitation, asked.deliveries(), baseUrl),
                        null,
                        invitations.redeemUrl(invitation, caller).orElse(null))
                : new InvitationAnswer(context, null, InvitationAnswer.Standing.of(invitation), null);
    }
}
