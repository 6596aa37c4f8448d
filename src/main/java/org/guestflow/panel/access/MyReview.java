package org.guestflow.panel.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.guestflow.directory.User;
import org.guestflow.review.Answer;
import org.guestflow.review.Outcome;
import org.guestflow.review.ReviewEntry;
import org.guestflow.review.ReviewResult;

/**
 * What was said of a guest in a review of what the guest has access to, as the guest or whoever said it may see it.
 *
 * @param review the review's id
 * @param target the name of the group or application
 * @param startedAt when the review began
 * @param guest the guest's name; null for the guest himself, and where the account is gone
 * @param answer what was said, as stored; null while nothing was
 * @param keepUntil the last day of access that was named; null where none was
 * @param answeredAt when it was said
 * @param outcome what came of it, as stored; null until it is applied
 * @param outcomeAt when it was applied
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MyReview(
        String review,
        String target,
        Instant startedAt,
        String guest,
        String answer,
        LocalDate keepUntil,
        Instant answeredAt,
        String outcome,
        Instant outcomeAt) {

    /** Who said it stays among those who answer. */
    static MyReview forGuest(ReviewResult result) {
        return of(result, null);
    }

    static MyReview forReviewer(ReviewResult result) {
        return of(result, result.guest().map(User::displayName).orElse(null));
    }

    private static MyReview of(ReviewResult result, String guest) {
        ReviewEntry entry = result.entry();
        return new MyReview(
                result.review().id().toString(),
                result.targetName(),
                result.review().startedAt(),
                guest,
                entry.answer().map(Answer::stored).orElse(null),
                entry.until().orElse(null),
                entry.answeredAt().orElse(null),
                entry.outcome().map(Outcome::stored).orElse(null),
                entry.settledAt().orElse(null));
    }
}
