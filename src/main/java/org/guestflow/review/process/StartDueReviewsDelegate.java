package org.guestflow.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.review.DueReviews;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** "Start due reviews". */
@Component
class StartDueReviewsDelegate implements JavaDelegate {

    private final DueReviews reviews;

    /** Reached lazily: reviews reach the engine, and delegates are built before it. */
    StartDueReviewsDelegate(@Lazy DueReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(ReviewContract.MORE_DUE, reviews.startNext());
    }
}
