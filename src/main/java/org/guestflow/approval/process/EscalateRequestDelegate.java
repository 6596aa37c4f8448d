package org.guestflow.approval.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.approval.Approvals;
import org.guestflow.approval.Escalation;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** "Escalate request". */
@Component
class EscalateRequestDelegate extends RequestDelegate {

    private final Approvals approvals;
    private final TaskService tasks;

    EscalateRequestDelegate(Approvals approvals, @Lazy TaskService tasks) {
        this.approvals = approvals;
        this.tasks = tasks;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        Escalation escalation = approvals.escalate(request);
        escalation.candidates().groups().forEach(group -> tasks.addCandidateGroup(escalation.taskId(), group));
    }
}
