package org.guestflow.review;

import java.util.List;
import org.guestflow.shared.AccountReferences;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reviews of an account that goes, and what was said and done in reviews by it. Where both are in a review, what was said of the one that goes stays with its id, and its access has ended. */
@Repository
class JdbcReviewMerge implements AccountReferences {

    private static final List<String> STATEMENTS = List.of(
            """
            UPDATE access_review_entry e SET guest_id = :to
            WHERE guest_id = :from AND NOT EXISTS (SELECT FROM access_review_entry o WHERE o.review_id = e.review_id AND o.guest_id = :to)
            """,
            "UPDATE access_review_entry SET answered_by = :to WHERE answered_by = :from",
            "UPDATE access_review SET started_by = :to WHERE started_by = :from",
            "UPDATE access_review SET closed_by = :to WHERE closed_by = :from");

    private final JdbcClient jdbc;

    JdbcReviewMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void move(UserId from, UserId to) {
        STATEMENTS.forEach(statement -> jdbc.sql(statement)
                .param("from", from.value())
                .param("to", to.value())
                .update());
    }
}
