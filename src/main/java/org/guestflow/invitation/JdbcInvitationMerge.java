package org.guestflow.invitation;

import org.guestflow.shared.AccountReferences;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invitations for an account that goes, and by it. */
@Repository
class JdbcInvitationMerge implements AccountReferences {

    private final JdbcClient jdbc;

    JdbcInvitationMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void check(UserId from) throws RuleViolation {
        TransactionMemory.forgetAll();
        boolean open =
                jdbc.sql("""
                        SELECT EXISTS (SELECT FROM invitation i JOIN directory_user u ON u.id = :from
                                       WHERE (i.guest_id = u.id OR lower(i.mail) = lower(u.mail)) AND i.state IN ('requested', 'awaiting_approval', 'pending_acceptance'))
                        """).param("from", from.value()).query(Boolean.class).single();
        if (open) {
            throw new RuleViolation(
                    "OpenRequests",
                    RuleViolation.Kind.CONFLICT,
                    "A request for this person is still open.",
                    "Revoke it, or wait until it has ended.");
        }
    }

    @Override
    public void move(UserId from, UserId to) {
        TransactionMemory.forgetAll();
        jdbc.sql("""
                UPDATE invitation SET guest_id = CASE WHEN guest_id = :from THEN :to ELSE guest_id END,
                                      inviter_id = CASE WHEN inviter_id = :from THEN :to ELSE inviter_id END
                WHERE guest_id = :from OR inviter_id = :from
                """).param("from", from.value()).param("to", to.value()).update();
    }
}
