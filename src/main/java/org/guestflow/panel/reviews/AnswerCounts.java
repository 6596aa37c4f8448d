package org.guestflow.panel.reviews;

import org.guestflow.review.Answer;
import org.guestflow.review.ReviewRow;
import org.guestflow.review.ReviewView;

/**
 * What finishing a review does.
 *
 * @param kept how many guests keep their access as it is
 * @param limited how many keep it until a day
 * @param ended how many lose it
 * @param open of how many nothing was said yet
 */
public record AnswerCounts(long kept, long limited, long ended, long open) {

    static AnswerCounts of(ReviewView view) {
        return new AnswerCounts(
                count(view, Answer.KEEP),
                count(view, Answer.KEEP_UNTIL),
                count(view, Answer.END),
                view.guests() - view.answered());
    }

    private static long count(ReviewView view, Answer answer) {
        return view.rows().stream()
                .filter(row -> row.access().isPresent())
                .map(ReviewRow::entry)
                .filter(entry -> entry.answer().filter(answer::equals).isPresent())
                .count();
    }
}
