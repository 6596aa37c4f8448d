package org.guestflow.panel.reviews;

import java.util.List;
import java.util.Optional;
import org.guestflow.review.ReviewRow;
import org.guestflow.review.ReviewView;
import org.guestflow.shared.Place;
import org.guestflow.shared.RuleViolation;

/**
 * Some of a review's guests. A review's guests do not change, so that their number in the list is a place to go on from.
 *
 * @param rows the guests
 * @param next where the next page begins; empty on the last one
 */
public record GuestPage(List<ReviewRow> rows, Optional<String> next) {

    private static final int SIZE = 50;

    /** Copies the rows. */
    public GuestPage {
        rows = List.copyOf(rows);
    }

    static GuestPage of(ReviewView view, Optional<String> after) throws RuleViolation {
        int first = after.isPresent() ? number(Place.read(after.get(), 1).get(0)) : 0;
        int size = view.rows().size();
        int end = Math.min(size, Math.min(first, size) + SIZE);
        return new GuestPage(
                view.rows().subList(Math.min(first, size), end),
                end < size ? Optional.of(Place.after(end)) : Optional.empty());
    }

    private static int number(String text) throws RuleViolation {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException noNumber) {
            throw Place.invalid(noNumber);
        }
    }
}
