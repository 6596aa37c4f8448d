package org.guestflow.approval.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.approval.Approvals;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Remind approvers". */
@Component
class RemindApproversDelegate extends RequestDelegate {

    private final Approvals approvals;

    RemindApproversDelegate(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        approvals.remind(request);
    }
}
