package org.guestflow.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;

/** Notices as the features queue them, each about a new request and to an address that nobody else uses. */
final class Notices {

    private Notices() {}

    static Notice invitation() {
        return of(NoticeKind.INVITATION, "en");
    }

    static Notice of(NoticeKind kind, String language) {
        return with(kind, language, Map.of());
    }

    static Notice with(NoticeKind kind, String language, Map<String, String> more) {
        EmailAddress guest = somebody();
        Map<String, String> content = new HashMap<>(Map.of(
                NoticeContent.INVITER_NAME, "Olivia Wood",
                NoticeContent.INVITER_MAIL, "olivia@woodgrove.com",
                NoticeContent.GUEST_NAME, "Kim Lane",
                NoticeContent.GUEST_MAIL, guest.toString(),
                NoticeContent.TARGET_TYPE, "group",
                NoticeContent.TARGET_NAME, "Project Atlas",
                NoticeContent.ACCESS_ENDS_ON, "2027-03-31",
                NoticeContent.REQUEST_LINK,
                        "https://guestflow.woodgrove.com/camunda/app/tasklist/default/#/?task=1&filter=2",
                NoticeContent.CODE_MINUTES, "10"));
        if (kind == NoticeKind.ADDITION_SETTLED) {
            content.putAll(Map.of(
                    NoticeContent.ADDED, "2",
                    NoticeContent.INVITED, "1",
                    NoticeContent.NOT_ADDED, "0",
                    NoticeContent.PEOPLE, "kim@litware.com: invited (PersonNotFound)"));
        }
        content.putAll(Map.of(
                NoticeContent.BLOCKED_ON, "2027-04-14",
                NoticeContent.DELETED_ON, "2027-05-14",
                NoticeContent.GUESTS, "kim@litware.com",
                NoticeContent.GUEST_COUNT, "1"));
        if (kind == NoticeKind.AUDIT_TRAIL_BROKEN) {
            content.put(NoticeContent.ENTRY, "17");
        }
        if (kind.stored().startsWith("review-")) {
            content.putAll(Map.of(NoticeContent.GUEST_COUNT, "12", NoticeContent.ANSWER_UNTIL, "2027-04-30"));
        }
        content.putAll(more);
        return new Notice(RequestId.random(), kind, 1, guest, List.of(), language, content);
    }

    static EmailAddress somebody() {
        return EmailAddress.parse("kim-" + UUID.randomUUID() + "@litware.com").orElseThrow();
    }
}
