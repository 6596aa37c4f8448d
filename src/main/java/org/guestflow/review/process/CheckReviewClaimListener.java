package org.guestflow.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.guestflow.engine.BusinessKey;
import org.guestflow.engine.RequestRefused;
import org.guestflow.review.Reviews;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Lets only those take a task "Review guests" who may answer. */
@Component
class CheckReviewClaimListener implements TaskListener {

    private final Reviews reviews;

    /** Reached lazily: reviews reach the engine, and listeners are built before it. */
    CheckReviewClaimListener(@Lazy Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() == null) {
            return;
        }
        try {
            reviews.checkMayClaim(BusinessKey.of(task), task.getAssignee());
        } catch (RuleViolation violation) {
            throw new RequestRefused(violation);
        }
    }
}
