package org.guestflow.approval;

import org.guestflow.shared.AccountReferences;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions by an account that goes; who has decided a request as both stays in the trail only. */
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
    }
}
