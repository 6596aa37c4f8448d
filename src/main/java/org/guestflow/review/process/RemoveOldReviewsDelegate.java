package org.guestflow.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.review.ReviewRound;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** "Remove old reviews". */
@Component
class RemoveOldReviewsDelegate implements JavaDelegate {

    private final ReviewRound round;

    /** Reached lazily: reviews reach the engine, and delegates are built before it. */
    RemoveOldReviewsDelegate(@Lazy ReviewRound round) {
        this.round = round;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(ReviewContract.MORE_TO_REMOVE, round.removeSome());
    }
}
