package org.guestflow.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

/** Lists of reviews as they are stored; names are not among what is read here. */
@Repository
class JdbcReviewLists {

    /** Owners and administrators see a review until it is finished; a sponsor as long as somebody of his is open. */
    private static final String WAITING = """
            SELECT r.id, r.target_type, r.target_id, r.ends_at, w.guests, w.answered
            FROM (SELECT review_id, count(DISTINCT guest_id) AS guests, count(DISTINCT guest_id) FILTER (WHERE answer IS NOT NULL) AS answered
                  FROM access_review_reviewer
                  WHERE reviewer_id = :reviewer AND (until IS NULL OR until > :now)
                  GROUP BY review_id HAVING bool_or(part <> 'sponsor' OR answer IS NULL)) w
            JOIN access_review r ON r.id = w.review_id
            WHERE r.ends_at > :now ORDER BY r.ends_at, r.id
            """;

    private static final String CHOSEN = """
            WHERE (:state::text IS NULL OR r.state = :state::text) AND (:review::uuid IS NULL OR r.id = :review::uuid)
            """;

    private static final String REVIEWS = """
            SELECT r.*, c.guests, c.answered, c.kept, c.ended FROM access_review r
            CROSS JOIN LATERAL (
                SELECT count(*) AS guests, count(*) FILTER (WHERE e.answer <> 'no_answer') AS answered,
                       count(*) FILTER (WHERE e.outcome IN ('kept', 'limited', 'prolonged')) AS kept, count(*) FILTER (WHERE e.outcome = 'ended') AS ended
                FROM access_review_entry e WHERE e.review_id = r.id) c
            """ + CHOSEN + """
              AND (:since::timestamptz IS NULL OR (r.started_at, r.id) < (:since::timestamptz, :id::uuid))
            ORDER BY r.started_at DESC, r.id DESC LIMIT :most
            """;

    private static final String RESULTS =
            "SELECT r.*, e.* FROM access_review r JOIN access_review_entry e ON e.review_id = r.id " + CHOSEN + """
              AND (:of::uuid IS NULL OR e.guest_id = :of::uuid) AND (:by::uuid IS NULL OR e.answered_by = :by::uuid)
              AND (:since::timestamptz IS NULL OR (r.started_at, r.id, e.guest_id) < (:since::timestamptz, :id::uuid, :guest::uuid))
            ORDER BY r.started_at DESC, r.id DESC, e.guest_id DESC LIMIT :most
            """;

    private final JdbcClient jdbc;

    JdbcReviewLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WaitingReview> waitingFor(UserId reviewer, Instant now) {
        return jdbc.sql(WAITING)
                .param("reviewer", reviewer.value())
                .param("now", JdbcReviews.time(now))
                .query((row, number) -> new WaitingReview(
                        new RequestId(row.getObject("id", UUID.class)),
                        JdbcReviews.target(row),
                        "",
                        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                        row.getLong("guests"),
                        row.getLong("answered")))
                .list();
    }

    Slice<ReviewSummary> list(ReviewFilter filter, Optional<String> after, int size) throws RuleViolation {
        List<ReviewSummary> rows = chosen(REVIEWS, filter, place(after, 2), size)
                .query((row, number) -> new ReviewSummary(
                        JdbcReviews.review(row, number),
                        "",
                        row.getLong("guests"),
                        row.getLong("answered"),
                        row.getLong("kept"),
                        row.getLong("ended")))
                .list();
        return Slice.of(
                rows,
                size,
                last -> Place.after(last.review().startedAt(), last.review().id()));
    }

    Slice<Row> results(ReviewFilter filter, Optional<String> after, int size) throws RuleViolation {
        List<String> place = place(after, 3);
        List<Row> rows = chosen(RESULTS, filter, place, size)
                .param("of", filter.guest().map(UserId::value).orElse(null))
                .param("by", filter.answeredBy().map(UserId::value).orElse(null))
                .param("guest", place.isEmpty() ? null : id(place.get(2)))
                .query(JdbcReviewLists::row)
                .list();
        return Slice.of(
                rows,
                size,
                last -> Place.after(
                        last.review().startedAt(),
                        last.review().id(),
                        last.entry().guest()));
    }

    private StatementSpec chosen(String sql, ReviewFilter filter, List<String> place, int size) throws RuleViolation {
        return jdbc.sql(sql)
                .param("state", filter.state().map(ReviewState::stored).orElse(null))
                .param("review", filter.review().map(RequestId::value).orElse(null))
                .param("since", place.isEmpty() ? null : moment(place.get(0)))
                .param("id", place.isEmpty() ? null : id(place.get(1)))
                .param("most", size + 1);
    }

    private static List<String> place(Optional<String> after, int keys) throws RuleViolation {
        return after.isPresent() ? Place.read(after.get(), keys) : new ArrayList<>();
    }

    private static OffsetDateTime moment(String text) throws RuleViolation {
        try {
            return JdbcReviews.time(Instant.parse(text));
        } catch (DateTimeException noMoment) {
            throw Place.invalid(noMoment);
        }
    }

    private static UUID id(String text) throws RuleViolation {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Place.invalid(noId);
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(JdbcReviews.review(row, number), JdbcReviewEntries.entry(row, number));
    }

    /** A review and one of its guests. */
    record Row(Review review, ReviewEntry entry) {}
}
