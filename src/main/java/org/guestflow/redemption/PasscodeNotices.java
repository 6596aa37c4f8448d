package org.guestflow.redemption;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitation;
import org.guestflow.mail.Notice;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.springframework.stereotype.Component;

/** Queues the mail that carries a code; the code is not among what is queued, it is derived when the mail is sent. */
@Component
class PasscodeNotices {

    private final Outbox outbox;
    private final Users users;
    private final Targets targets;
    private final Organisations organisations;

    PasscodeNotices(Outbox outbox, Users users, Targets targets, Organisations organisations) {
        this.outbox = outbox;
        this.users = users;
        this.targets = targets;
        this.organisations = organisations;
    }

    void send(Passcode passcode, Redemption redemption, Invitation invitation, Duration lifetime) {
        String host = organisations.host().displayName();
        Map<String, String> content = Map.of(
                NoticeContent.INVITER_NAME,
                users.find(invitation.inviter()).map(User::displayName).orElse(host),
                NoticeContent.TARGET_NAME,
                targets.displayName(invitation.target()).orElse(host),
                NoticeContent.TARGET_TYPE,
                invitation.target().type().stored(),
                NoticeContent.CODE_MINUTES,
                String.valueOf(lifetime.toMinutes()));
        outbox.queue(new Notice(
                invitation.id(),
                NoticeKind.PASSCODE,
                passcode.id(),
                invitation.invitee(),
                List.of(),
                redemption.language(),
                content));
    }
}
