package org.guestflow.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.guestflow.engine.BusinessKey;
import org.guestflow.engine.EngineCaller;
import org.guestflow.engine.RequestRefused;
import org.guestflow.review.Reviews;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Takes no more answers in the transaction that completes the task, by whichever interface; a completion that the rules refuse leaves the task open. What is sent along is not looked
 * at: the answers stand in the review's own tables.
 */
@Component
class FinishReviewListener implements TaskListener {

    private final Reviews reviews;
    private final EngineCaller caller;

    /** Reached lazily: reviews reach the engine, and listeners are built before it. */
    FinishReviewListener(@Lazy Reviews reviews, EngineCaller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @Override
    public void notify(DelegateTask task) {
        ReviewContract.TASK_INPUTS.forEach(task::removeVariable);
        try {
            reviews.close(BusinessKey.of(task), caller.address());
        } catch (RuleViolation violation) {
            throw new RequestRefused(violation);
        }
    }
}
