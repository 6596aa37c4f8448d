package org.guestflow.approval.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.approval.Approvals;
import org.guestflow.approval.StageDeadlines;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Open stage". */
@Component
class OpenStageDelegate extends RequestDelegate {

    private final Approvals approvals;

    OpenStageDelegate(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        StageDeadlines deadlines = approvals.openStage(request);
        execution.setVariable(ApprovalContract.REMINDER_AT, Date.from(deadlines.reminderAt()));
        execution.setVariable(ApprovalContract.ESCALATION_AT, Date.from(deadlines.escalationAt()));
        execution.setVariable(ApprovalContract.TIMEOUT_AT, Date.from(deadlines.timeoutAt()));
    }
}
