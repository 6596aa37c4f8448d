package org.guestflow.approval.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.approval.Approvals;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Record no answer". */
@Component
class RecordNoAnswerDelegate extends RequestDelegate {

    private final Approvals approvals;

    RecordNoAnswerDelegate(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        approvals.recordNoAnswer(request);
        execution.setVariable(ApprovalContract.APPROVAL_OUTCOME, ApprovalContract.REJECTED);
    }
}
