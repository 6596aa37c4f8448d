package org.guestflow.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.mail.Delivery;
import org.guestflow.mail.Notice;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Composes what an invitation's mails say and queues them; links are not among it, they are derived when the mail is sent. */
@Component
class InvitationNotices {

    private final Outbox outbox;
    private final Users users;
    private final Targets targets;
    private final Organisations organisations;
    private final Policy policy;

    InvitationNotices(Outbox outbox, Users users, Targets targets, Organisations organisations, Policy policy) {
        this.outbox = outbox;
        this.users = users;
        this.targets = targets;
        this.organisations = organisations;
        this.policy = policy;
    }

    void invite(Invitation invitation) {
        if (invitation.sendMessage()) {
            toGuest(invitation, NoticeKind.INVITATION, ReminderNumber.NONE);
        }
    }

    /** What has become of the mail of an invitation. */
    List<Delivery> deliveries(RequestId invitation) {
        return outbox.deliveries(invitation);
    }

    /** As {@link #deliveries}, for one that the current transaction has recorded. */
    List<Delivery> deliveriesOfNew(RequestId invitation) {
        return outbox.deliveriesOfNew(invitation);
    }

    void remind(Invitation invitation, int number) {
        if (invitation.sendMessage()) {
            toGuest(invitation, NoticeKind.INVITATION_REMINDER, number);
        }
    }

    void tellInviter(Invitation invitation, Instant accessEnd) {
        NoticeKind kind = invitation.linkVersion() == 0 ? NoticeKind.ACCESS_GRANTED : NoticeKind.INVITATION_REDEEMED;
        Map<String, String> content = content(invitation);
        content.put("accessEndsOn", lastDay(accessEnd));
        toInviter(invitation, kind, 1, content);
    }

    /** Until when the guest has access is said by whoever gave it. */
    void tellInviterOfAddition(Invitation invitation) {
        Map<String, String> content = content(invitation);
        content.remove("accessEndsOn");
        toInviter(invitation, NoticeKind.ACCESS_GRANTED, 1, content);
    }

    void tellInviterOfEnd(Invitation invitation, InvitationState end, Optional<String> reason) {
        Map<String, String> content = content(invitation);
        reason.ifPresent(text -> content.put("reason", text));
        toInviter(invitation, kindOf(end, invitation), 1, content);
    }

    void tellInviterOfWishForNewLink(Invitation invitation) {
        toInviter(invitation, NoticeKind.NEW_LINK_REQUESTED, invitation.linkVersion(), content(invitation));
    }

    /** Once for each link, whose reminders may be returned too. The first of its kind is left for an address that is refused at once. */
    void tellInviterOfBounce(Invitation invitation) {
        long generation = invitation.linkVersion() + 1L;
        toInviter(invitation, NoticeKind.INVITATION_UNDELIVERABLE, generation, content(invitation));
    }

    private void toGuest(Invitation invitation, NoticeKind kind, int reminder) {
        Map<String, String> content = content(invitation);
        invitation.message().ifPresent(text -> content.put("message", text));
        invitation.expiresAt().ifPresent(time -> content.put("expiresOn", day(time)));
        long generation = kind == NoticeKind.INVITATION
                ? invitation.linkVersion()
                : ReminderNumber.generation(invitation.linkVersion(), reminder);
        outbox.queue(new Notice(
                invitation.id(),
                kind,
                generation,
                invitation.invitee(),
                kind == NoticeKind.INVITATION ? copies(invitation) : List.of(),
                languageOfGuest(invitation),
                content));
    }

    /** Copies go with the invitation and with each new link, not with reminders, which are for the guest. */
    private static List<EmailAddress> copies(Invitation invitation) {
        return invitation.terms().ccRecipients().stream()
                .map(CopyRecipient::address)
                .toList();
    }

    private void toInviter(Invitation invitation, NoticeKind kind, long generation, Map<String, String> content) {
        User inviter = users.find(invitation.inviter()).orElseThrow();
        String language =
                inviter.preferredLanguage().orElseGet(() -> organisations.host().defaultLanguage());
        outbox.queue(new Notice(invitation.id(), kind, generation, inviter.mail(), List.of(), language, content));
    }

    private Map<String, String> content(Invitation invitation) {
        Map<String, String> content = new HashMap<>();
        User inviter = users.find(invitation.inviter()).orElseThrow();
        content.put("inviterName", inviter.displayName());
        content.put("inviterMail", inviter.mail().toString());
        content.put("guestName", invitation.displayName().orElse(invitation.inviteeAsTyped()));
        content.put("guestMail", invitation.invitee().toString());
        content.put("targetType", invitation.target().type().stored());
        targets.displayName(invitation.target()).ifPresent(name -> content.put("targetName", name));
        policy.decisionOn(invitation.id())
                .map(decision -> accessEnd(invitation, decision))
                .ifPresent(end -> content.put("accessEndsOn", lastDay(end)));
        return content;
    }

    private static Instant accessEnd(Invitation invitation, Decision decision) {
        return decision.accessEnd(invitation.accessEndDate(), invitation.createdAt());
    }

    /** Language of the request, else the guest's, else the partner's, else the host's (behaviour.md section 6). */
    private String languageOfGuest(Invitation invitation) {
        return invitation
                .language()
                .or(() -> users.findByMail(invitation.invitee()).flatMap(User::preferredLanguage))
                .or(() -> partnerOf(invitation.invitee()).map(Organisation::defaultLanguage))
                .orElseGet(() -> organisations.host().defaultLanguage());
    }

    private Optional<Organisation> partnerOf(EmailAddress mail) {
        return organisations.findByDomain(mail.domain());
    }

    /** What is denied after the guest has got his link is withdrawn, as the guest sees it. */
    private static NoticeKind kindOf(InvitationState end, Invitation invitation) {
        return switch (end) {
            case DENIED -> invitation.linkVersion() == 0 ? NoticeKind.REQUEST_DENIED : NoticeKind.INVITATION_REVOKED;
            case REJECTED -> NoticeKind.REQUEST_REJECTED;
            case EXPIRED -> NoticeKind.INVITATION_EXPIRED;
            case REVOKED -> NoticeKind.INVITATION_REVOKED;
            case DECLINED -> NoticeKind.INVITATION_DECLINED;
            case UNDELIVERABLE -> NoticeKind.INVITATION_UNDELIVERABLE;
            case REQUESTED, AWAITING_APPROVAL, PENDING_ACCEPTANCE, COMPLETED ->
                throw new IllegalArgumentException(end + " is no refusal");
        };
    }

    /** Access that ends with a day ends at the next day's first instant. */
    private static String lastDay(Instant end) {
        return day(end.minusMillis(1));
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }
}
