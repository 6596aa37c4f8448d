package org.guestflow.review;

import java.util.List;

/**
 * A review as somebody sees it.
 *
 * @param review the review
 * @param targetName the group's or application's name
 * @param open whether answers are taken
 * @param rows the guests whom the viewer may see, ordered by address
 * @param guests how many guests there are in all
 * @param answered of how many of them something was said, or need not be said any more
 */
public record ReviewView(
        Review review, String targetName, boolean open, List<ReviewRow> rows, int guests, int answered) {

    /** Copies the rows. */
    public ReviewView {
        rows = List.copyOf(rows);
    }

    /**
     * Tells whether the viewer may speak of anybody.
     *
     * @return true where there is something to do
     */
    public boolean isAnswerable() {
        return rows.stream().anyMatch(ReviewRow::answerable);
    }

    /**
     * Tells whether others have yet to answer, so that the viewer cannot finish the review.
     *
     * @return true where a guest waits for somebody else
     */
    public boolean isForOthersToo() {
        long mine = rows.stream()
                .filter(row -> row.answerable() && !row.isAnswered())
                .count();
        return guests - answered > mine;
    }
}
