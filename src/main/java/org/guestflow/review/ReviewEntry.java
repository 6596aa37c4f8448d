package org.guestflow.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.guestflow.shared.UserId;

/**
 * What was said of one guest in a review, and what came of it.
 *
 * @param guest the guest; the account may be gone
 * @param answer what was said; empty while nothing was
 * @param until the last day of access where the answer names one
 * @param answeredBy who said it; empty where nobody did in time, or the account is gone
 * @param answeredAt when
 * @param outcome what came of it; empty until it is applied
 * @param settledAt when it was applied
 */
public record ReviewEntry(
        UserId guest,
        Optional<Answer> answer,
        Optional<LocalDate> until,
        Optional<UserId> answeredBy,
        Optional<Instant> answeredAt,
        Optional<Outcome> outcome,
        Optional<Instant> settledAt) {

    /**
     * Gives the answer in one word, by which a page tells what it has shown.
     *
     * @return the answer as {@link Answer#stored()}, with the day where it names one; an empty text where nothing was said
     */
    public String said() {
        return said(answer, until);
    }

    /** The same where nobody has answered until a moment. */
    ReviewEntry unanswered(Instant at) {
        return new ReviewEntry(
                guest, Optional.of(Answer.NO_ANSWER), until, answeredBy, Optional.of(at), outcome, settledAt);
    }

    static String said(Optional<Answer> answer, Optional<LocalDate> until) {
        return answer.map(Answer::stored).orElse("")
                + until.map(day -> " " + day).orElse("");
    }
}
