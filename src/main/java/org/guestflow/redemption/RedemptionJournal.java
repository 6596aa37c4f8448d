package org.guestflow.redemption;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.invitation.Invitation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Writes what happens in a redemption to the audit trail; names neither code nor link. */
@Component
class RedemptionJournal {

    private final AuditTrail audit;

    RedemptionJournal(AuditTrail audit) {
        this.audit = audit;
    }

    /** What nobody in particular has done: before the proof it is not known who is there. */
    void bySomebody(String action, Redemption redemption, Map<String, String> details) {
        record(AuditEvent.SYSTEM, action, redemption, details);
    }

    void byGuest(String action, Redemption redemption, Invitation invitation, Map<String, String> details) {
        String guest = invitation.guest().map(UserId::toString).orElse(AuditEvent.SYSTEM);
        record(guest, action, redemption, details);
    }

    private void record(String actor, String action, Redemption redemption, Map<String, String> details) {
        audit.record(new AuditEvent(
                actor,
                action,
                "Redemption",
                redemption.id().toString(),
                redemption.link().invitation(),
                Map.of(),
                details));
    }
}
