package org.guestflow.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code access_review_entry}. */
@Repository
class JdbcReviewEntries {

    private final JdbcClient jdbc;

    JdbcReviewEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertAll(RequestId review, Collection<UserId> guests) {
        jdbc.sql("""
                INSERT INTO access_review_entry (review_id, guest_id) SELECT :review, unnest(:guests::uuid[]) ON CONFLICT DO NOTHING""")
                .param("review", review.value())
                .param("guests", guests.stream().map(UserId::value).toArray(UUID[]::new))
                .update();
    }

    List<ReviewEntry> of(RequestId review) {
        return jdbc.sql("SELECT * FROM access_review_entry WHERE review_id = :review ORDER BY guest_id")
                .param("review", review.value())
                .query(JdbcReviewEntries::entry)
                .list();
    }

    List<ReviewEntry> unsettled(RequestId review, int most) {
        return jdbc.sql("""
                        SELECT * FROM access_review_entry WHERE review_id = :review AND outcome IS NULL
                        ORDER BY guest_id LIMIT :most""")
                .param("review", review.value())
                .param("most", most)
                .query(JdbcReviewEntries::entry)
                .list();
    }

    void answer(RequestId review, GivenAnswer given, UserId by, Instant at) {
        jdbc.sql("""
                UPDATE access_review_entry SET answer = :answer, keep_until = :until::date, answered_by = :by, answered_at = :at
                WHERE review_id = :review AND guest_id = :guest""")
                .param("answer", given.answer().stored())
                .param("until", given.until().orElse(null))
                .param("by", by.value())
                .param("at", JdbcReviews.time(at))
                .param("review", review.value())
                .param("guest", given.guest().value())
                .update();
    }

    /** Answers for whom nobody has; gives how many these are. */
    int answerUnanswered(RequestId review, Instant at) {
        return jdbc.sql("""
                UPDATE access_review_entry SET answer = 'no_answer', answered_at = :at
                WHERE review_id = :review AND answer IS NULL""")
                .param("at", JdbcReviews.time(at))
                .param("review", review.value())
                .update();
    }

    void settle(RequestId review, UserId guest, Outcome outcome, Instant at) {
        jdbc.sql("""
                UPDATE access_review_entry SET outcome = :outcome, settled_at = :at
                WHERE review_id = :review AND guest_id = :guest""")
                .param("outcome", outcome.stored())
                .param("at", JdbcReviews.time(at))
                .param("review", review.value())
                .param("guest", guest.value())
                .update();
    }

    static ReviewEntry entry(ResultSet row, int number) throws SQLException {
        return new ReviewEntry(
                new UserId(row.getObject("guest_id", UUID.class)),
                Optional.ofNullable(row.getString("answer")).map(Answer::ofStored),
                Optional.ofNullable(row.getObject("keep_until", LocalDate.class)),
                JdbcReviews.user(row, "answered_by"),
                JdbcReviews.instant(row, "answered_at"),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::ofStored),
                JdbcReviews.instant(row, "settled_at"));
    }
}
