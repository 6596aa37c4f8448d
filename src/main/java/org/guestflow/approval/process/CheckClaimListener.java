package org.guestflow.approval.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.guestflow.approval.ApprovalTasks;
import org.guestflow.engine.BusinessKey;
import org.guestflow.engine.RequestRefused;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Lets only those take a task "Decide request" who may decide on it. A group's candidates are the engine's business, and somebody who asks may be among them. */
@Component
class CheckClaimListener implements TaskListener {

    private final ApprovalTasks tasks;

    CheckClaimListener(ApprovalTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() == null) {
            return;
        }
        try {
            tasks.checkMayClaim(BusinessKey.of(task), task.getAssignee());
        } catch (RuleViolation violation) {
            throw new RequestRefused(violation);
        }
    }
}
