package org.guestflow.review;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Who answers for whom, as the view {@code access_review_reviewer} defines it for everybody who asks. */
@Repository
class JdbcReviewers {

    private static final String ASKED = """
             FROM access_review_reviewer r JOIN access_review_entry e ON e.review_id = r.review_id AND e.guest_id = r.guest_id
            WHERE r.review_id = :review AND r.reviewer_id = :reviewer AND (r.until IS NULL OR r.until > :now)
            """;

    private static final String ANSWERABLE =
            " AND (r.part <> 'sponsor' OR e.answer IS NULL OR e.answered_by = :reviewer)";

    private static final String OF_SOME = " AND r.guest_id = ANY (:some)";

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

    /** Those of some guests for whom somebody is asked, answered or not. */
    Set<UserId> asked(RequestId review, UserId reviewer, Collection<UserId> some, Instant now) {
        return guests(of(review, reviewer, now, "SELECT DISTINCT r.guest_id" + ASKED + OF_SOME), some);
    }

    /** Those of some guests whose answer somebody may give or change; a sponsor stands in where nobody has answered, and changes no answer but his own. */
    Set<UserId> answerable(RequestId review, UserId reviewer, Collection<UserId> some, Instant now) {
        return guests(of(review, reviewer, now, "SELECT DISTINCT r.guest_id" + ASKED + ANSWERABLE + OF_SOME), some);
    }

    /** Whether somebody is asked for any guest. */
    boolean isAsked(RequestId review, UserId reviewer, Instant now) {
        return is(of(review, reviewer, now, "SELECT EXISTS (SELECT" + ASKED + ")"));
    }

    /** Whether there is a guest whose answer somebody may give or change. */
    boolean mayAnswer(RequestId review, UserId reviewer, Instant now) {
        return is(of(review, reviewer, now, "SELECT EXISTS (SELECT" + ASKED + ANSWERABLE + ")"));
    }

    /** Whether somebody is asked for every guest. */
    boolean isAskedForAll(RequestId review, UserId reviewer, Instant now) {
        return is(of(review, reviewer, now, """
                SELECT NOT EXISTS (SELECT FROM access_review_entry e WHERE e.review_id = :review AND e.guest_id NOT IN (
                    SELECT r.guest_id FROM access_review_reviewer r
                    WHERE r.review_id = :review AND r.reviewer_id = :reviewer AND (r.until IS NULL OR r.until > :now)))"""));
    }

    private StatementSpec of(RequestId review, UserId reviewer, Instant now, String sql) {
        return jdbc.sql(sql)
                .param("review", review.value())
                .param("reviewer", reviewer.value())
                .param("now", JdbcReviews.time(now));
    }

    private static Set<UserId> guests(StatementSpec statement, Collection<UserId> some) {
        return new HashSet<>(statement
                .param("some", some.stream().map(UserId::value).toArray(UUID[]::new))
                .query((row, number) -> new UserId(row.getObject("guest_id", UUID.class)))
                .list());
    }

    private static boolean is(StatementSpec statement) {
        return statement.query(Boolean.class).single();
    }
}
