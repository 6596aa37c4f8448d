package org.guestflow.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.guestflow.approval.Candidates;
import org.guestflow.engine.BusinessKey;
import org.guestflow.review.ReviewSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Offers a new task "Review guests" to those who answer, and asks them by mail. */
@Component
class AskReviewersListener implements TaskListener {

    private final ReviewSteps steps;

    AskReviewersListener(ReviewSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        RequestId review = BusinessKey.of(task);
        Candidates candidates = steps.ask(review, task.getId());
        task.addCandidateUsers(candidates.users());
        task.addCandidateGroups(candidates.groups());
    }
}
