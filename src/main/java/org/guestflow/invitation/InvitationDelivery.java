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
    private final InvitationNotices notices;

    InvitationDelivery(JdbcInvitations invitations, InvitationProcess process, InvitationNotices notices) {
        this.invitations = invitations;
        this.process = process;
        this.notices = notices;
    }

    @Override
    public void failed(RequestId request, NoticeKind kind, String reason) {
        if (invitations.find(request).isPresent()) {
            process.mailFailed(request, reason);
        }
    }

    @Override
    public void undeliverable(RequestId request, NoticeKind kind, String reason) {
        if (isToGuest(kind) && invitations.find(request).isPresent()) {
            process.mailUndeliverable(request);
        }
    }

    /** The inviter is told and decides: the invitation stays open, for a report may be made up or about one copy of several. */
    @Override
    public void bounced(RequestId request, NoticeKind kind, String reason) {
        if (isToGuest(kind)) {
            invitations
                    .find(request)
                    .filter(invitation -> invitation.state() == InvitationState.PENDING_ACCEPTANCE)
                    .ifPresent(notices::tellInviterOfBounce);
        }
    }

    private static boolean isToGuest(NoticeKind kind) {
        return kind == NoticeKind.INVITATION || kind == NoticeKind.INVITATION_REMINDER;
    }
}
