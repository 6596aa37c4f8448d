package org.guestflow.approval;

import org.guestflow.shared.AccountReferences;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions by an account that goes and on its behalf, of which one stays where there is one of both, and absences that name it. */
@Repository
class JdbcApprovalMerge implements AccountReferences {

    private final JdbcClient jdbc;

    JdbcApprovalMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void move(UserId from, UserId to) {
        jdbc.sql("""
                UPDATE approval_stage s SET decided_by = :to
                WHERE decided_by = :from AND NOT EXISTS (SELECT FROM approval_stage o WHERE o.request_id = s.request_id AND o.decided_by = :to)
                """).param("from", from.value()).param("to", to.value()).update();
        jdbc.sql("""
                UPDATE approval_stage s SET decided_for = :to
                WHERE decided_for = :from AND NOT EXISTS (SELECT FROM approval_stage o WHERE o.request_id = s.request_id AND o.decided_for = :to)
                """).param("from", from.value()).param("to", to.value()).update();
        moveAbsences(from, to);
    }

    /** One that would overlap with another, or have somebody stand in for himself, ends with the account. */
    private void moveAbsences(UserId from, UserId to) {
        jdbc.sql("UPDATE approval_absence SET stand_in_id = :to WHERE stand_in_id = :from AND user_id <> :to")
                .param("from", from.value())
                .param("to", to.value())
                .update();
        jdbc.sql("""
                UPDATE approval_absence a SET user_id = :to
                WHERE user_id = :from AND stand_in_id <> :to
                  AND NOT EXISTS (SELECT FROM approval_absence o WHERE o.user_id = :to AND o.begins_at < a.ends_at AND o.ends_at > a.begins_at)
                """).param("from", from.value()).param("to", to.value()).update();
    }
}
