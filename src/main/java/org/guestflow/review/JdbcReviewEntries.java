package org.guestflow.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guestflow.directory.TargetType;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code access_review_entry}. */
@Repository
class JdbcReviewEntries {

    private static final String COLLECT = """
            INSERT INTO access_review_entry (review_id, guest_id)
            SELECT :review, u.id FROM %s a JOIN directory_user u ON u.id = a.user_id
            WHERE a.%s = :target AND u.user_type = 'guest' AND a.granted_at <= :started AND (a.ends_at IS NULL OR a.ends_at > :now)
            ON CONFLICT DO NOTHING
            """;
    private static final String COLLECT_GROUP = COLLECT.formatted("group_member", "group_id");
    private static final String COLLECT_APPLICATION = COLLECT.formatted("application_assignment", "application_id");

    private final JdbcClient jdbc;

    JdbcReviewEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes down every guest who has access now that began before the review did. */
    void collect(Review review, Instant now) {
        jdbc.sql(review.target().type() == TargetType.GROUP ? COLLECT_GROUP : COLLECT_APPLICATION)
                .param("review", review.id().value())
                .param("target", review.target().id())
                .param("started", JdbcReviews.time(review.startedAt()))
                .param("now", JdbcReviews.time(now))
                .update();
    }

    boolean isAny(RequestId review) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM access_review_entry WHERE review_id = :review)")
                .param("review", review.value())
                .query(Boolean.class)
                .single();
    }

    Map<UserId, ReviewEntry> of(RequestId review, Collection<UserId> guests) {
        return jdbc
                .sql("SELECT * FROM access_review_entry WHERE review_id = :review AND guest_id = ANY (:guests)")
                .param("review", review.value())
                .param("guests", guests.stream().map(UserId::value).toArray(UUID[]::new))
                .query(JdbcReviewEntries::entry)
                .list()
                .stream()
                .collect(Collectors.toMap(ReviewEntry::guest, Function.identity()));
    }

    /** How many came to what. */
    Map<String, Long> results(RequestId review) {
        Map<String, Long> results = new HashMap<>();
        jdbc.sql(
                        "SELECT outcome, count(*) AS guests FROM access_review_entry WHERE review_id = :review AND outcome IS NOT NULL GROUP BY outcome")
                .param("review", review.value())
                .query(row -> {
                    results.put(row.getString("outcome"), row.getLong("guests"));
                });
        return results;
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

    /** Keeps that nobody has answered for a guest. */
    void noAnswer(RequestId review, UserId guest, Instant at) {
        jdbc.sql("""
                UPDATE access_review_entry SET answer = 'no_answer', answered_at = :at
                WHERE review_id = :review AND guest_id = :guest AND answer IS NULL""")
                .param("at", JdbcReviews.time(at))
                .param("review", review.value())
                .param("guest", guest.value())
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
