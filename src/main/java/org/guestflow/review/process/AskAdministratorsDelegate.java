package org.guestflow.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.review.ReviewSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Ask administrators". */
@Component
class AskAdministratorsDelegate extends RequestDelegate {

    private final ReviewSteps steps;
    private final ReviewOffer offer;

    AskAdministratorsDelegate(ReviewSteps steps, ReviewOffer offer) {
        this.steps = steps;
        this.offer = offer;
    }

    @Override
    protected void run(RequestId review, DelegateExecution execution) {
        steps.askAdministrators(review).ifPresent(offer::extend);
    }
}
