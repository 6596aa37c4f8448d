package org.guestflow.approval;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.User;
import org.springframework.stereotype.Component;

/** Writes decisions to the audit trail. */
@Component
class ApprovalJournal {

    private final AuditTrail audit;

    ApprovalJournal(AuditTrail audit) {
        this.audit = audit;
    }

    void decided(Stage stage, String verdict, User person, Optional<String> comment) {
        Map<String, Object> values = new HashMap<>(Map.of("stage", stage.number(), "decision", verdict));
        comment.ifPresent(text -> values.put("comment", text));
        record(stage, "Decide request", person.id().toString(), values);
    }

    void reminded(Stage stage, User person) {
        record(stage, "Remind approvers", person.id().toString(), Map.of("stage", stage.number()));
    }

    void notAnswered(Stage stage) {
        record(
                stage,
                "Close unanswered request",
                AuditEvent.SYSTEM,
                Map.of("stage", stage.number(), "decision", Stage.NO_ANSWER));
    }

    private void record(Stage stage, String action, String actor, Map<String, ?> values) {
        audit.record(new AuditEvent(
                actor, action, "Approval", stage.request().toString(), stage.request(), Map.of(), values));
    }
}
