package org.guestflow.approval.process;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guestflow.approval.ApprovalOutcome;
import org.guestflow.approval.Approvals;
import org.guestflow.engine.BusinessKey;
import org.guestflow.engine.RequestRefused;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Records the decision in the transaction that completes the task; a decision that the rules refuse leaves the task open. */
@Component
class RecordDecisionListener implements TaskListener {

    private final Approvals approvals;
    private final IdentityService identity;

    RecordDecisionListener(Approvals approvals, @Lazy IdentityService identity) {
        this.approvals = approvals;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        try {
            requireNotHeldByOthers(task);
            RequestId request = BusinessKey.of(task);
            Optional<String> decision = taken(task, ApprovalContract.DECISION);
            Optional<String> comment = taken(task, ApprovalContract.COMMENT);
            ApprovalOutcome outcome = approvals.decide(request, caller(), decision, comment);
            task.getExecution()
                    .setVariable(
                            ApprovalContract.APPROVAL_OUTCOME,
                            outcome.approved() ? ApprovalContract.APPROVED : ApprovalContract.REJECTED);
            task.getExecution().setVariable(ApprovalContract.FURTHER_STAGE, outcome.furtherStage());
        } catch (RuleViolation violation) {
            throw new RequestRefused(violation);
        }
    }

    /** To the engine, who may work on a task may also complete it while somebody else holds it. */
    private void requireNotHeldByOthers(DelegateTask task) throws RuleViolation {
        if (task.getAssignee() != null && !task.getAssignee().equals(caller())) {
            throw new RuleViolation(
                    "HeldBySomebodyElse",
                    RuleViolation.Kind.CONFLICT,
                    "Somebody else has taken this task and is deciding on it.",
                    "Whoever holds it can give it back; an administrator can take it away.");
        }
    }

    private String caller() {
        Authentication authentication = identity.getCurrentAuthentication();
        return authentication == null || authentication.getUserId() == null ? "" : authentication.getUserId();
    }

    /** Reads what was sent and takes it out of the engine before it is ever written there. */
    private static Optional<String> taken(DelegateTask task, String name) {
        Object value = task.getVariable(name);
        task.removeVariable(name);
        return Optional.ofNullable(value).filter(String.class::isInstance).map(String.class::cast);
    }
}
