package org.guestflow.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.Place;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The view {@code access_review_guest}: whom a review is about, with the access that is reviewed as the directory has it now. However many there are, they are read by the page and counted by the database. */
@Repository
class JdbcReviewGuests {

    private static final String PRESENT = "(g.since IS NOT NULL AND (g.ends_at IS NULL OR g.ends_at > :now))";

    private static final String ASKED = """
            g.guest_id IN (SELECT r.guest_id FROM access_review_reviewer r
                           WHERE r.review_id = :review AND r.reviewer_id = :reviewer AND (r.until IS NULL OR r.until > :now))
            """;

    /** Guests whose account is gone come last. */
    private static final String PAGE = """
            SELECT g.* FROM access_review_guest g
            WHERE g.review_id = :review AND (:all OR %s)
              AND (:guest::uuid IS NULL OR (g.gone, g.mail, g.guest_id) > (:gone::boolean, :mail::text, :guest::uuid))
            ORDER BY g.gone, g.mail, g.guest_id LIMIT :most
            """.formatted(ASKED);

    private static final String PROGRESS = """
            SELECT count(*) AS guests, count(*) FILTER (WHERE g.answer IS NOT NULL OR NOT %1$s) AS answered,
                   count(*) FILTER (WHERE g.answer = 'keep' AND %1$s) AS kept,
                   count(*) FILTER (WHERE g.answer = 'keep_until' AND %1$s) AS limited,
                   count(*) FILTER (WHERE g.answer IN ('end', 'no_answer') AND %1$s) AS ended
            FROM access_review_guest g WHERE g.review_id = :review
            """.formatted(PRESENT);

    private static final String ANSWER_REST = """
            UPDATE access_review_entry e SET answer = :answer, answered_by = :reviewer, answered_at = :now
            WHERE e.review_id = :review AND e.answer IS NULL
              AND e.guest_id IN (SELECT g.guest_id FROM access_review_guest g WHERE g.review_id = :review AND g.answer IS NULL AND %s AND %s)
            """.formatted(PRESENT, ASKED);

    private final JdbcClient jdbc;

    JdbcReviewGuests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives the guests in the order of their addresses: all of them, or those for whom the reader is asked. */
    Slice<ReviewEntry> page(RequestId review, UserId reader, boolean all, Optional<String> after, int size, Instant now)
            throws RuleViolation {
        List<String> place = after.isPresent() ? Place.read(after.get(), 3) : List.of("", "", "");
        List<Row> rows = of(review, PAGE, now)
                .param("reviewer", reader.value())
                .param("all", all)
                .param("gone", Boolean.valueOf(place.get(0)))
                .param("mail", place.get(1))
                .param("guest", after.isPresent() ? id(place.get(2)) : null)
                .param("most", size + 1)
                .query((row, number) -> new Row(
                        JdbcReviewEntries.entry(row, number),
                        Place.after(row.getBoolean("gone"), row.getString("mail"), row.getObject("guest_id"))))
                .list();
        return Slice.of(rows, size, Row::place).map(Row::entry);
    }

    private static UUID id(String text) throws RuleViolation {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Place.invalid(noId);
        }
    }

    ReviewProgress progress(RequestId review, Instant now) {
        return of(review, PROGRESS, now)
                .query((row, number) -> new ReviewProgress(
                        row.getLong("guests"),
                        row.getLong("answered"),
                        row.getLong("kept"),
                        row.getLong("limited"),
                        row.getLong("ended")))
                .single();
    }

    /** Says the same of everybody for whom the reviewer is asked, who still has the access and of whom nothing was said; gives how many these are. */
    int answerRest(RequestId review, UserId reviewer, Answer answer, Instant now) {
        return of(review, ANSWER_REST, now)
                .param("reviewer", reviewer.value())
                .param("answer", answer.stored())
                .update();
    }

    private StatementSpec of(RequestId review, String sql, Instant now) {
        return jdbc.sql(sql).param("review", review.value()).param("now", JdbcReviews.time(now));
    }

    /** A guest, and the place in the list after him. */
    private record Row(ReviewEntry entry, String place) {}
}
