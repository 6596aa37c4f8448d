package org.guestflow.mail;

import org.guestflow.shared.AccountReferences;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whoever did not want further invitations at an address does not get them at another because his accounts become one. */
@Repository
class JdbcBlockMerge implements AccountReferences {

    private final JdbcClient jdbc;

    JdbcBlockMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void check(UserId from) throws RuleViolation {
        boolean blocked =
                jdbc.sql("""
                        SELECT EXISTS (SELECT FROM directory_user u JOIN blocked_recipient b ON b.mail = lower(u.mail) WHERE u.id = :from)
                        """).param("from", from.value()).query(Boolean.class).single();
        if (blocked) {
            throw new RuleViolation(
                    "RecipientBlocked",
                    RuleViolation.Kind.CONFLICT,
                    "Whoever has the account that is to go does not want invitations from this organisation.",
                    "He allows them again with the link in the mail that he got; merge the accounts then.");
        }
    }

    @Override
    public void move(UserId from, UserId to) {
        // The address is nobody's account any more; what was said for it stays.
    }
}
