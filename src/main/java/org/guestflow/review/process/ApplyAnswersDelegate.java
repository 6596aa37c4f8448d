package org.guestflow.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.review.AnswerApplication;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Apply answers". */
@Component
class ApplyAnswersDelegate extends RequestDelegate {

    private final AnswerApplication steps;

    ApplyAnswersDelegate(AnswerApplication steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId review, DelegateExecution execution) {
        execution.setVariable(ReviewContract.MORE_TO_APPLY, steps.applyNext(review));
    }
}
