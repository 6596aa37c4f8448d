package org.guestflow.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.review.ReviewSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Remind reviewers". */
@Component
class RemindReviewersDelegate extends RequestDelegate {

    private final ReviewSteps steps;
    private final ReviewOffer offer;

    RemindReviewersDelegate(ReviewSteps steps, ReviewOffer offer) {
        this.steps = steps;
        this.offer = offer;
    }

    @Override
    protected void run(RequestId review, DelegateExecution execution) {
        steps.remind(review).ifPresent(offer::extend);
    }
}
