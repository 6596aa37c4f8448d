package org.guestflow.redemption;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.User;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What guests have consented to who did not come by an invitation, or before the texts were the present ones (behaviour.md section 5). */
@Service
@Transactional
public class Consents {

    private final JdbcConsents consents;
    private final ConsentSettings inForce;
    private final AuditTrail audit;
    private final Clock clock;

    Consents(JdbcConsents consents, ConsentSettings inForce, AuditTrail audit, Clock clock) {
        this.consents = consents;
        this.inForce = inForce;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Tells whether somebody has yet to consent.
     *
     * @param user who
     * @return true for an external user who has not consented to the versions in force
     */
    @Transactional(readOnly = true)
    public boolean isMissing(User user) {
        return user.isExternal() && !consents.contains(user.id(), inForce);
    }

    /**
     * Lists what somebody has consented to.
     *
     * @param user who
     * @return the consents, newest first; empty for members, who are not asked
     */
    @Transactional(readOnly = true)
    public List<Consent> of(UserId user) {
        return consents.of(user);
    }

    /**
     * Keeps a guest's consent.
     *
     * @param guest the guest
     * @param privacyStatementVersion the version that the page showed
     * @param termsOfUseVersion the version that the page showed
     * @return false where other versions are in force by now; nothing is kept then
     */
    public boolean accept(User guest, String privacyStatementVersion, String termsOfUseVersion) {
        if (!inForce.areInForce(privacyStatementVersion, termsOfUseVersion)) {
            return false;
        }
        accept(guest);
        return true;
    }

    /**
     * Keeps a guest's consent to the versions in force.
     *
     * @param guest the guest
     */
    public void accept(User guest) {
        consents.insert(guest.id(), inForce, clock.instant());
        record(guest, "Consent", inForce.versions());
    }

    /**
     * Keeps that a guest declined; the account stays and leads nowhere.
     *
     * @param guest the guest
     */
    public void decline(User guest) {
        record(guest, "Decline consent", Map.of());
    }

    private void record(User guest, String action, Map<String, String> versions) {
        String id = guest.id().toString();
        audit.record(new AuditEvent(id, action, "User", id, null, Map.of(), versions));
    }
}
