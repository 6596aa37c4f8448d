package org.guestflow.review;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who answers for whom, as the view {@code access_review_reviewer} defines it for everybody who asks. */
@Repository
class JdbcReviewers {

    private final JdbcClient jdbc;

    JdbcReviewers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of one part, {@code owner}, {@code sponsor} or {@code administrator}, with the number of guests whom each has yet to answer for; nobody who has none. */
    Map<UserId, Integer> waiting(RequestId review, String part, Instant now) {
        Map<UserId, Integer> waiting = new HashMap<>();
        jdbc.sql("""
                        SELECT reviewer_id, count(DISTINCT guest_id) AS guests FROM access_review_reviewer
                        WHERE review_id = :review AND part = :part AND answer IS NULL AND (until IS NULL OR until > :now)
                        GROUP BY reviewer_id""")
                .param("review", review.value())
                .param("part", part)
                .param("now", JdbcReviews.time(now))
                .query(row -> {
                    waiting.put(new UserId(row.getObject("reviewer_id", UUID.class)), row.getInt("guests"));
                });
        return waiting;
    }

    /** Whether there is a guest for whom nobody answers. */
    boolean isAnybodyForgotten(RequestId review, Instant now) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM access_review_entry e WHERE e.review_id = :review AND e.answer IS NULL
                            AND NOT EXISTS (SELECT FROM access_review_reviewer r WHERE r.review_id = e.review_id AND r.guest_id = e.guest_id
                                AND (r.until IS NULL OR r.until > :now)))""")
                .param("review", review.value())
                .param("now", JdbcReviews.time(now))
                .query(Boolean.class)
                .single();
    }

    /** The guests for whom somebody answers, answered or not; a sponsor stands in where nobody has answered, and changes no answer but his own. */
    Set<UserId> guestsOf(RequestId review, UserId reviewer, Instant now) {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT r.guest_id FROM access_review_reviewer r
                        JOIN access_review_entry e ON e.review_id = r.review_id AND e.guest_id = r.guest_id
                        WHERE r.review_id = :review AND r.reviewer_id = :reviewer AND (r.until IS NULL OR r.until > :now)
                          AND (r.part <> 'sponsor' OR e.answer IS NULL OR e.answered_by = :reviewer)""")
                .param("review", review.value())
                .param("reviewer", reviewer.value())
                .param("now", JdbcReviews.time(now))
                .query((row, number) -> new UserId(row.getObject("guest_id", UUID.class)))
                .list());
    }
}
