package org.guestflow.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guestflow.directory.SponsorListener;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Tells those to whom guests were handed over, in one mail each. */
@Component
class SponsorNotices implements SponsorListener {

    /** A mail is no report: the page that it leads to lists them all. */
    private static final int MOST_LISTED = 25;

    private final Recipients recipients;
    private final Users users;
    private final BaseUrl baseUrl;

    SponsorNotices(Recipients recipients, Users users, BaseUrl baseUrl) {
        this.recipients = recipients;
        this.users = users;
        this.baseUrl = baseUrl;
    }

    @Override
    public void handedOver(Map<UserId, List<UserId>> guests) {
        RequestId handOver = RequestId.random();
        guests.forEach((sponsor, his) -> users.find(sponsor)
                .ifPresent(recipient ->
                        recipients.tell(recipient, NoticeKind.GUESTS_HANDED_OVER, handOver, 1, content(his))));
    }

    private Map<String, String> content(List<UserId> guests) {
        String listed = users.findAll(guests).values().stream()
                .map(User::mailAsTyped)
                .sorted()
                .limit(MOST_LISTED)
                .collect(Collectors.joining("\n"));
        return Map.of(
                NoticeContent.GUESTS, listed,
                NoticeContent.GUEST_COUNT, String.valueOf(guests.size()),
                NoticeContent.REQUEST_LINK, baseUrl.link("/sponsored"));
    }
}
