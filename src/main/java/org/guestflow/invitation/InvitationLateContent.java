package org.guestflow.invitation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.mail.LateContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Derives the link when an invitation's mail is sent; a mail whose link works no longer is not sent. */
@Component
class InvitationLateContent implements LateContent {

    private final JdbcInvitations invitations;
    private final InvitationLinks links;

    InvitationLateContent(JdbcInvitations invitations, InvitationLinks links) {
        this.invitations = invitations;
        this.links = links;
    }

    @Override
    public Set<NoticeKind> kinds() {
        return Set.of(NoticeKind.INVITATION, NoticeKind.INVITATION_REMINDER);
    }

    @Override
    public Optional<Map<String, String>> content(RequestId request, NoticeKind kind, long generation) {
        int version =
                kind == NoticeKind.INVITATION ? Math.toIntExact(generation) : ReminderNumber.linkVersion(generation);
        return invitations
                .find(request)
                .filter(invitation -> invitation.state() == InvitationState.PENDING_ACCEPTANCE)
                .filter(invitation -> invitation.linkVersion() == version)
                .map(invitation -> Map.of("link", links.url(new InvitationLink(request, version))));
    }
}
