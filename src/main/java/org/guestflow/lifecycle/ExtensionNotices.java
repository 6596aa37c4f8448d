package org.guestflow.lifecycle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.BaseUrl;
import org.springframework.stereotype.Component;

/** Tells what became of a request for longer access. */
@Component
class ExtensionNotices {

    private static final int ONCE = 1;

    private final Recipients recipients;
    private final Users users;
    private final Targets targets;
    private final BaseUrl baseUrl;

    ExtensionNotices(Recipients recipients, Users users, Targets targets, BaseUrl baseUrl) {
        this.recipients = recipients;
        this.users = users;
        this.targets = targets;
        this.baseUrl = baseUrl;
    }

    /** Tells the guest, and whoever has asked. */
    void approved(AccessExtension extension) {
        users.find(extension.guest()).ifPresent(guest -> {
            Map<String, String> content = until(extension);
            content.put(NoticeContent.REQUEST_LINK, baseUrl.link("/"));
            recipients.tell(guest, NoticeKind.ACCESS_EXTENDED, extension.id(), ONCE, content);
            Map<String, String> toRequester = until(extension);
            toRequester.putAll(about(guest));
            tellRequester(extension, NoticeKind.GUEST_ACCESS_EXTENDED, toRequester);
        });
    }

    /** Tells whoever has asked; the guest has not been told that anybody has. */
    void refused(AccessExtension extension, Optional<String> reason) {
        users.find(extension.guest()).ifPresent(guest -> {
            Map<String, String> content = target(extension);
            content.putAll(about(guest));
            reason.ifPresent(words -> content.put(NoticeContent.REASON, words));
            tellRequester(extension, NoticeKind.EXTENSION_REFUSED, content);
        });
    }

    private void tellRequester(AccessExtension extension, NoticeKind kind, Map<String, String> content) {
        users.find(extension.requester())
                .filter(User::isActive)
                .ifPresent(requester -> recipients.tell(requester, kind, extension.id(), ONCE, content));
    }

    private Map<String, String> about(User guest) {
        return Map.of(
                NoticeContent.GUEST_NAME, guest.displayName(),
                NoticeContent.GUEST_MAIL, guest.mail().toString(),
                NoticeContent.REQUEST_LINK, baseUrl.link("/sponsored/" + guest.id()));
    }

    private Map<String, String> until(AccessExtension extension) {
        Map<String, String> content = target(extension);
        content.put(NoticeContent.ACCESS_ENDS_ON, extension.lastDay().toString());
        return content;
    }

    private Map<String, String> target(AccessExtension extension) {
        Map<String, String> content = new HashMap<>();
        content.put(NoticeContent.TARGET_TYPE, extension.target().type().stored());
        targets.displayName(extension.target()).ifPresent(name -> content.put(NoticeContent.TARGET_NAME, name));
        return content;
    }
}
