package org.guestflow.invitation;

import org.guestflow.mail.DeliveryListener;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Passes on to an invitation's process what became of its mail. */
@Component
class InvitationDelivery implements DeliveryListener {

    private final JdbcInvitations invitations;
    private final InvitationProcess process;

    InvitationDelivery(JdbcInvitations invitations, InvitationProcess process) {
        this.invitations = invitations;
        this.process = process;
    }

    @Override
    public void failed(RequestId request, NoticeKind kind, String reason) {
        if (invitations.find(request).isPresent()) {
            process.mailFailed(request, reason);
        }
    }

    @Override
    public void undeliverable(RequestId request, NoticeKind kind, String reason) {
        boolean toGuest = kind == NoticeKind.INVITATION || kind == NoticeKind.INVITATION_REMINDER;
        if (toGuest && invitations.find(request).isPresent()) {
            process.mailUndeliverable(request);
        }
    }
}
