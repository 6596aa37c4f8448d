package org.guestflow.approval;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.springframework.stereotype.Component;

/** Writes to the audit trail who stands in for whom, and from when to when. */
@Component
class AbsenceJournal {

    private final AuditTrail trail;

    AbsenceJournal(AuditTrail trail) {
        this.trail = trail;
    }

    void named(Absence absence) {
        record(absence.user().toString(), "Name stand-in", absence, Map.of(), values(absence));
    }

    void changed(Absence before, Absence after) {
        record(after.user().toString(), "Change absence", after, values(before), values(after));
    }

    /** By whoever is away, or by nobody in person where an account ends that it names. */
    void withdrawn(Absence absence, String actor) {
        record(actor, "Withdraw absence", absence, values(absence), Map.of());
    }

    private void record(String actor, String action, Absence absence, Map<String, ?> before, Map<String, ?> after) {
        trail.record(new AuditEvent(actor, action, "Absence", absence.id().toString(), null, before, after));
    }

    private static Map<String, String> values(Absence absence) {
        return Map.of(
                "user", absence.user().toString(),
                "standIn", absence.standIn().toString(),
                "beginsAt", absence.beginsAt().toString(),
                "endsAt", absence.endsAt().toString());
    }
}
