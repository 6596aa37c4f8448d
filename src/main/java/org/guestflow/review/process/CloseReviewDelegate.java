package org.guestflow.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.review.ReviewSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Close review". */
@Component
class CloseReviewDelegate extends RequestDelegate {

    private final ReviewSteps steps;

    CloseReviewDelegate(ReviewSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId review, DelegateExecution execution) {
        steps.closeUnanswered(review);
    }
}
