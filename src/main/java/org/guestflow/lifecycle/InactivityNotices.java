package org.guestflow.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestflow.directory.User;
import org.guestflow.directory.Zones;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.BaseUrl;
import org.springframework.stereotype.Component;

/** Composes what the mails about inactive guests say and queues them: one to the guest, one to each sponsor. */
@Component
class InactivityNotices {

    private final Recipients recipients;
    private final Zones zones;
    private final BaseUrl baseUrl;

    InactivityNotices(Recipients recipients, Zones zones, BaseUrl baseUrl) {
        this.recipients = recipients;
        this.zones = zones;
        this.baseUrl = baseUrl;
    }

    void announceBlock(GuestInactivity inactivity, User guest, Instant blockAt) {
        Map<String, String> when = Map.of(NoticeContent.BLOCKED_ON, day(guest, blockAt));
        Map<String, String> toGuest = new HashMap<>(when);
        toGuest.put(NoticeContent.REQUEST_LINK, baseUrl.link("/"));
        recipients.tell(guest, NoticeKind.BLOCK_ANNOUNCED, inactivity.id(), 1, toGuest);
        tellSponsors(inactivity, guest, NoticeKind.GUEST_BLOCK_ANNOUNCED, when);
    }

    void blocked(GuestInactivity inactivity, User guest, Instant deleteAt) {
        Map<String, String> when = Map.of(NoticeContent.DELETED_ON, day(guest, deleteAt));
        recipients.tell(guest, NoticeKind.ACCOUNT_BLOCKED, inactivity.id(), 1, when);
        tellSponsors(inactivity, guest, NoticeKind.GUEST_BLOCKED, when);
    }

    /** What tells of a deletion once that is done: nobody knows then any more whom to tell. */
    Runnable deletion(GuestInactivity inactivity, User guest) {
        List<User> answering = answeringFor(guest);
        return () -> {
            recipients.tell(guest, NoticeKind.ACCOUNT_DELETED, inactivity.id(), 1, Map.of());
            tell(answering, inactivity, guest, NoticeKind.GUEST_DELETED, Map.of());
        };
    }

    private void tellSponsors(GuestInactivity inactivity, User guest, NoticeKind kind, Map<String, String> more) {
        tell(answeringFor(guest), inactivity, guest, kind, more);
    }

    /** The sponsors; where there is none, the owners of what the guest has access to. */
    private List<User> answeringFor(User guest) {
        List<User> sponsors = recipients.sponsorsOf(guest);
        return sponsors.isEmpty() ? recipients.ownersForAll(guest) : sponsors;
    }

    private void tell(
            List<User> answering, GuestInactivity inactivity, User guest, NoticeKind kind, Map<String, String> more) {
        Map<String, String> content = new HashMap<>(more);
        content.put(NoticeContent.GUEST_NAME, guest.displayName());
        content.put(NoticeContent.GUEST_MAIL, guest.mail().toString());
        // Owners have no page of the guest.
        if (kind != NoticeKind.GUEST_DELETED && !recipients.sponsorsOf(guest).isEmpty()) {
            content.put(NoticeContent.REQUEST_LINK, baseUrl.link("/sponsored/" + guest.id()));
        }
        answering.forEach(recipient -> recipients.tell(recipient, kind, inactivity.id(), 1, content));
    }

    private String day(User guest, Instant at) {
        return LocalDate.ofInstant(at, zones.of(guest.id())).toString();
    }
}
