package org.guestflow.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
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

    void deleted(GuestInactivity inactivity, User guest) {
        recipients.tell(guest, NoticeKind.ACCOUNT_DELETED, inactivity.id(), 1, Map.of());
        tellSponsors(inactivity, guest, NoticeKind.GUEST_DELETED, Map.of());
    }

    private void tellSponsors(GuestInactivity inactivity, User guest, NoticeKind kind, Map<String, String> more) {
        Map<String, String> content = new HashMap<>(more);
        content.put(NoticeContent.GUEST_NAME, guest.displayName());
        content.put(NoticeContent.GUEST_MAIL, guest.mail().toString());
        if (kind != NoticeKind.GUEST_DELETED) {
            content.put(NoticeContent.REQUEST_LINK, baseUrl.link("/sponsored/" + guest.id()));
        }
        recipients.sponsorsOf(guest).forEach(sponsor -> recipients.tell(sponsor, kind, inactivity.id(), 1, content));
    }

    private String day(User guest, Instant at) {
        return LocalDate.ofInstant(at, zones.of(guest.id())).toString();
    }
}
