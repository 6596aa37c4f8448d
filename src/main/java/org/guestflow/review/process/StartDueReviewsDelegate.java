package org.guestflow.review.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.review.DueReviews;
import org.guestflow.review.ReviewRound;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** "Start due reviews". The process is about all reviews, and so has no business key. */
@Component
class StartDueReviewsDelegate implements JavaDelegate {

    private final DueReviews reviews;
    private final ReviewRound round;

    /** Reached lazily: reviews reach the engine, and delegates are built before it. */
    StartDueReviewsDelegate(@Lazy DueReviews reviews, @Lazy ReviewRound round) {
        this.reviews = reviews;
        this.round = round;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<RequestId> before = Optional.ofNullable(execution.getVariable(ReviewContract.REVIEWS_SEEN))
                .map(Object::toString)
                .map(RequestId::parse);
        Optional<RequestId> seen = round.resume(before);
        seen.ifPresent(last -> execution.setVariable(ReviewContract.REVIEWS_SEEN, last.toString()));
        execution.setVariable(ReviewContract.MORE_DUE, reviews.startNext() || seen.isPresent());
    }
}
