package org.guestflow.identity.factor;

import java.util.List;
import java.util.Map;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.mail.Notice;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Tells people by mail when the second factors of their accounts change, whoever has changed them: who did not do it himself learns that somebody else did (NIST SP 800-63B, section 4.6). */
@Component
class FactorNotices {

    private static final String PAGE = "/sign-in-security";

    private final Outbox outbox;
    private final Organisations organisations;
    private final BaseUrl baseUrl;

    FactorNotices(Outbox outbox, Organisations organisations, BaseUrl baseUrl) {
        this.outbox = outbox;
        this.organisations = organisations;
        this.baseUrl = baseUrl;
    }

    void added(User user) {
        tell(user, NoticeKind.SECOND_FACTOR_ADDED);
    }

    void removed(User user) {
        tell(user, NoticeKind.SECOND_FACTOR_REMOVED);
    }

    void reset(User user) {
        tell(user, NoticeKind.SECOND_FACTORS_RESET);
    }

    private void tell(User user, NoticeKind kind) {
        String language =
                user.preferredLanguage().orElseGet(() -> organisations.host().defaultLanguage());
        outbox.queue(new Notice(
                RequestId.random(),
                kind,
                1,
                user.mail(),
                List.of(),
                language,
                Map.of(NoticeContent.REQUEST_LINK, baseUrl.link(PAGE))));
    }
}
