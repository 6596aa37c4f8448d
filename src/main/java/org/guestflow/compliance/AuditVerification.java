package org.guestflow.compliance;

import java.util.List;
import java.util.Map;
import org.guestflow.audit.AuditTrail;
import org.guestflow.audit.Verification;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.mail.Notice;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The nightly check of the audit trail. */
@Service
public class AuditVerification {

    private static final Logger LOG = LoggerFactory.getLogger(AuditVerification.class);

    private final AuditTrail trail;
    private final Users users;
    private final Organisations organisations;
    private final Outbox outbox;
    private final BaseUrl baseUrl;

    AuditVerification(AuditTrail trail, Users users, Organisations organisations, Outbox outbox, BaseUrl baseUrl) {
        this.trail = trail;
        this.users = users;
        this.organisations = organisations;
        this.outbox = outbox;
        this.baseUrl = baseUrl;
    }

    /**
     * Checks the trail as it stands at one moment. The last entry's hash goes to the log, so that a log that is kept elsewhere shows where somebody has written the whole trail anew.
     *
     * @return what came of it
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, propagation = Propagation.REQUIRES_NEW)
    public Verification verify() {
        Verification found = trail.verify();
        if (found.valid()) {
            LOG.info("The audit trail is whole: {} entries, last hash {}", found.entries(), found.lastHash());
        } else {
            LOG.error(
                    "The audit trail is broken at entry {}; whole up to hash {}",
                    found.firstInvalid().orElseThrow(),
                    found.lastHash());
        }
        return found;
    }

    /**
     * Tells every administrator that the trail is broken.
     *
     * @param check the id of the check that found it
     * @param firstInvalid the place of the first bad entry
     */
    @Transactional
    public void tellAdministrators(RequestId check, long firstInvalid) {
        Map<String, String> content = Map.of(
                NoticeContent.TARGET_TYPE,
                "directory",
                NoticeContent.ENTRY,
                String.valueOf(firstInvalid),
                NoticeContent.REQUEST_LINK,
                baseUrl.link("/administration/audit/verification"));
        for (User administrator : users.administrators()) {
            String language = administrator
                    .preferredLanguage()
                    .orElseGet(() -> organisations.host().defaultLanguage());
            outbox.queue(new Notice(
                    check, NoticeKind.AUDIT_TRAIL_BROKEN, 1, administrator.mail(), List.of(), language, content));
        }
    }
}
