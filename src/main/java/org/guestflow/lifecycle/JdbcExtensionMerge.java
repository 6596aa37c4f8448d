package org.guestflow.lifecycle;

import org.guestflow.shared.AccountReferences;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests for longer access for an account that goes, and by it. */
@Repository
class JdbcExtensionMerge implements AccountReferences {

    private final JdbcClient jdbc;

    JdbcExtensionMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void check(UserId from) throws RuleViolation {
        boolean open = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM access_extension WHERE (guest_id = :from OR requester_id = :from) AND state = 'open')")
                .param("from", from.value())
                .query(Boolean.class)
                .single();
        if (open) {
            throw OpenExtension.refusal();
        }
    }

    @Override
    public void move(UserId from, UserId to) {
        jdbc.sql("""
                UPDATE access_extension SET guest_id = CASE WHEN guest_id = :from THEN :to ELSE guest_id END,
                                            requester_id = CASE WHEN requester_id = :from THEN :to ELSE requester_id END
                WHERE guest_id = :from OR requester_id = :from
                """).param("from", from.value()).param("to", to.value()).update();
    }
}
