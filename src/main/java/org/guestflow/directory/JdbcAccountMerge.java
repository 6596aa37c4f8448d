package org.guestflow.directory;

import java.util.List;
import org.guestflow.shared.AccountReferences;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Access, ownership and sponsors of an account that goes. Where both have the same access it lasts until the later end. */
@Repository
class JdbcAccountMerge implements AccountReferences {

    private static final List<String> STATEMENTS = List.of(
            access("group_member", "group_id"),
            rest("group_member", "group_id"),
            access("application_assignment", "application_id"),
            rest("application_assignment", "application_id"),
            rest("group_owner", "group_id"),
            "DELETE FROM group_owner WHERE user_id = :from",
            rest("application_owner", "application_id"),
            "DELETE FROM application_owner WHERE user_id = :from",
            """
            INSERT INTO sponsor (guest_id, position, user_id, group_id)
            SELECT :to, place, user_id, group_id
            FROM (SELECT user_id, group_id,
                         row_number() OVER (ORDER BY position) + coalesce((SELECT max(position) FROM sponsor WHERE guest_id = :to), -1) AS place
                  FROM sponsor s
                  WHERE guest_id = :from AND user_id IS DISTINCT FROM :to
                    AND NOT EXISTS (SELECT FROM sponsor h WHERE h.guest_id = :to AND (h.user_id = s.user_id OR h.group_id = s.group_id))) more
            WHERE place <= 4
            """,
            """
            UPDATE sponsor s SET user_id = :to
            WHERE user_id = :from AND guest_id <> :to AND NOT EXISTS (SELECT FROM sponsor h WHERE h.guest_id = s.guest_id AND h.user_id = :to)
            """,
            "UPDATE directory_user SET invited_by = :to WHERE invited_by = :from AND id <> :to");

    private final JdbcClient jdbc;

    JdbcAccountMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String access(String table, String target) {
        return "UPDATE " + table
                + " k SET ends_at = CASE WHEN k.ends_at IS NULL OR m.ends_at IS NULL THEN NULL ELSE greatest(k.ends_at, m.ends_at) END"
                + " FROM " + table + " m WHERE k.user_id = :to AND m.user_id = :from AND m." + target + " = k."
                + target;
    }

    private static String rest(String table, String target) {
        return "UPDATE " + table + " m SET user_id = :to WHERE user_id = :from" + " AND NOT EXISTS (SELECT FROM "
                + table + " k WHERE k.user_id = :to AND k." + target + " = m." + target + ")";
    }

    @Override
    public void move(UserId from, UserId to) {
        TransactionMemory.forgetAll();
        STATEMENTS.forEach(statement -> jdbc.sql(statement)
                .param("from", from.value())
                .param("to", to.value())
                .update());
    }
}
