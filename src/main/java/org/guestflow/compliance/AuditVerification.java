package org.guestflow.compliance;

import java.util.List;
import java.util.Map;
import org.guestflow.audit.AuditTrail;
import org.guestflow.audit.VerificationStep;
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
    private final AuditSettings settings;
    private final Users users;
    private final Organisations organisations;
    private final Outbox outbox;
    private final BaseUrl baseUrl;

    AuditVerification(
            AuditTrail trail,
            AuditSettings settings,
            Users users,
            Organisations organisations,
            Outbox outbox,
            BaseUrl baseUrl) {
        this.trail = trail;
        this.settings = settings;
        this.users = users;
        this.organisations = organisations;
        this.outbox = outbox;
        this.baseUrl = baseUrl;
    }

    /**
     * Checks the trail's first entries, as many as one step takes.
     *
     * @return how far it has come
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, propagation = Propagation.REQUIRES_NEW)
    public VerificationStep begin() {
        return logged(trail.verifyFirst(settings.verifiedAtOnce()));
    }

    /**
     * Goes on where a step before has ended, by as many entries as one step takes.
     *
     * @param sequence the place that was reached
     * @param hash the hash of the entry there
     * @return how far it has come
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, propagation = Propagation.REQUIRES_NEW)
    public VerificationStep goOn(long sequence, String hash) {
        return logged(trail.verifyAfter(sequence, hash, settings.verifiedAtOnce()));
    }

    /** The last entry's hash goes to the log, so that a log that is kept elsewhere shows where somebody has written the whole trail anew. */
    private static VerificationStep logged(VerificationStep step) {
        if (!step.valid()) {
            LOG.error(
                    "The audit trail is broken at entry {}; whole up to hash {}",
                    step.firstInvalid().orElseThrow(),
                    step.hash());
        } else if (!step.more()) {
            LOG.info("The audit trail is whole up to entry {}, last hash {}", step.sequence(), step.hash());
        }
        return step;
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
