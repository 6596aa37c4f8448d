package org.guestflow.review.process;

import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.review.ReviewDeadlines;
import org.guestflow.review.ReviewSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Collect guests". */
@Component
class CollectGuestsDelegate extends RequestDelegate {

    private final ReviewSteps steps;

    CollectGuestsDelegate(ReviewSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId review, DelegateExecution execution) {
        Optional<ReviewDeadlines> deadlines = steps.collectGuests(review);
        execution.setVariable(ReviewContract.ANY_GUESTS, deadlines.isPresent());
        deadlines.ifPresent(times -> {
            execution.setVariable(ReviewContract.REMINDER_AT, Date.from(times.reminderAt()));
            execution.setVariable(ReviewContract.SPONSORS_AT, Date.from(times.sponsorsAt()));
            execution.setVariable(ReviewContract.ADMINISTRATORS_AT, Date.from(times.administratorsAt()));
            execution.setVariable(ReviewContract.ENDS_AT, Date.from(times.endsAt()));
        });
    }
}
