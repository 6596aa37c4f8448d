package org.guestflow.approval;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.User;
import org.guestflow.metrics.CommittedMeters;
import org.springframework.stereotype.Component;

/** Writes decisions to the audit trail and measures how long each has taken. */
@Component
class ApprovalJournal {

    private static final String APPROVAL = "guestflow.approval";
    private static final String DECISION = "decision";

    private final AuditTrail audit;
    private final CommittedMeters meters;
    private final Clock clock;

    ApprovalJournal(AuditTrail audit, CommittedMeters meters, Clock clock) {
        this.audit = audit;
        this.meters = meters;
        this.clock = clock;
        List.of(Stage.APPROVE, Stage.REJECT, Stage.NO_ANSWER)
                .forEach(decision -> meters.announceTimer(APPROVAL, DECISION, decision));
    }

    void decided(Stage stage, String verdict, Approver approver, Optional<String> comment) {
        measure(stage, verdict);
        Map<String, Object> values = new HashMap<>(Map.of("stage", stage.number(), DECISION, verdict));
        comment.ifPresent(text -> values.put("comment", text));
        approver.standsInFor()
                .ifPresent(absent -> values.put("onBehalfOf", absent.id().toString()));
        record(stage, "Decide request", approver.id().toString(), values);
    }

    void reminded(Stage stage, User person) {
        record(stage, "Remind approvers", person.id().toString(), Map.of("stage", stage.number()));
    }

    void notAnswered(Stage stage) {
        measure(stage, Stage.NO_ANSWER);
        record(
                stage,
                "Close unanswered request",
                AuditEvent.SYSTEM,
                Map.of("stage", stage.number(), DECISION, Stage.NO_ANSWER));
    }

    private void measure(Stage stage, String decision) {
        stage.openedAt()
                .map(opened -> Duration.between(opened, clock.instant()))
                .ifPresent(took -> meters.time(APPROVAL, took, DECISION, decision));
    }

    private void record(Stage stage, String action, String actor, Map<String, ?> values) {
        audit.record(new AuditEvent(
                actor, action, "Approval", stage.request().toString(), stage.request(), Map.of(), values));
    }
}
