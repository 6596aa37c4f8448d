package org.guestflow.lifecycle;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.BaseUrl;
import org.springframework.stereotype.Component;

/** Composes what the mails about the end of access say and queues them. */
@Component
class AccessEndNotices {

    private final Recipients recipients;
    private final Users users;
    private final Targets targets;
    private final Zones zones;
    private final BaseUrl baseUrl;

    AccessEndNotices(Recipients recipients, Users users, Targets targets, Zones zones, BaseUrl baseUrl) {
        this.recipients = recipients;
        this.users = users;
        this.targets = targets;
        this.zones = zones;
        this.baseUrl = baseUrl;
    }

    /** Warns the user, and those who can extend the access: the sponsors; where there is none, the owners. */
    void warn(EndingAccess ending) {
        users.find(ending.user()).ifPresent(user -> {
            long generation = ending.warnings() + 1L;
            recipients.tell(user, NoticeKind.ACCESS_ENDS_SOON, ending.id(), generation, toUser(ending));
            List<User> sponsors = recipients.sponsorsWhoSee(ending.target(), user);
            Map<String, String> content = about(user, ending);
            content.put(NoticeContent.REQUEST_LINK, baseUrl.link("/sponsored/" + user.id()));
            if (sponsors.isEmpty()) {
                content.put(NoticeContent.REQUEST_LINK, baseUrl.link(pageOf(ending.target())));
            }
            (sponsors.isEmpty() ? recipients.ownersOf(ending.target()) : sponsors)
                    .forEach(answering -> recipients.tell(
                            answering, NoticeKind.GUEST_ACCESS_ENDS_SOON, ending.id(), generation, content));
        });
    }

    void ended(EndingAccess ending) {
        users.find(ending.user())
                .ifPresent(user -> recipients.tell(user, NoticeKind.ACCESS_ENDED, ending.id(), 1, toUser(ending)));
    }

    private Map<String, String> toUser(EndingAccess ending) {
        Map<String, String> content = content(ending);
        content.put(NoticeContent.REQUEST_LINK, baseUrl.link("/"));
        return content;
    }

    private Map<String, String> about(User user, EndingAccess ending) {
        Map<String, String> content = content(ending);
        content.put(NoticeContent.GUEST_NAME, user.displayName());
        content.put(NoticeContent.GUEST_MAIL, user.mail().toString());
        return content;
    }

    private Map<String, String> content(EndingAccess ending) {
        Map<String, String> content = new HashMap<>();
        content.put(NoticeContent.TARGET_TYPE, ending.target().type().stored());
        targets.displayName(ending.target()).ifPresent(name -> content.put(NoticeContent.TARGET_NAME, name));
        content.put(
                NoticeContent.ACCESS_ENDS_ON,
                LocalDate.ofInstant(ending.endsAt().minusMillis(1), zones.of(ending.user()))
                        .toString());
        return content;
    }

    private static String pageOf(Target target) {
        return "/" + target.type().stored() + "s/" + target.id();
    }
}
