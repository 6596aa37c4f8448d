package org.guestflow.approval.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.guestflow.approval.Approvals;
import org.guestflow.approval.Candidates;
import org.guestflow.engine.BusinessKey;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Offers a new task "Decide request" to its stage's approvers and asks them by mail. */
@Component
class AskApproversListener implements TaskListener {

    private final Approvals approvals;

    AskApproversListener(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public void notify(DelegateTask task) {
        RequestId request = BusinessKey.of(task);
        Candidates candidates = approvals.ask(request, task.getId());
        task.addCandidateUsers(candidates.users());
        task.addCandidateGroups(candidates.groups());
    }
}
