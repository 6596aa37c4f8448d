package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts of programs, and what they own, as it is stored. */
@Repository
class JdbcApplicationAccounts {

    private final JdbcClient jdbc;
    private final UserMemory memory;

    JdbcApplicationAccounts(JdbcClient jdbc, UserMemory memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    void update(UserId id, EmailAddress mail, String displayName) {
        memory.forget();
        jdbc.sql("""
                UPDATE directory_user SET mail = :mail, mail_as_typed = :mail, display_name = :displayName
                WHERE id = :id AND user_type = 'application'
                """)
                .param("mail", mail.toString())
                .param("displayName", displayName)
                .param("id", id.value())
                .update();
    }

    Set<Target> owned(UserId id) {
        return jdbc.sql("""
                        SELECT 'group' AS type, group_id AS id FROM group_owner WHERE user_id = :user
                        UNION ALL
                        SELECT 'application', application_id FROM application_owner WHERE user_id = :user
                        """)
                .param("user", id.value())
                .query(JdbcApplicationAccounts::target)
                .set();
    }

    void insertOwner(UserId id, Target target) {
        TransactionMemory.forgetAll();
        jdbc.sql(
                        target.type() == TargetType.GROUP
                                ? "INSERT INTO group_owner (group_id, user_id) VALUES (:target, :user)"
                                : "INSERT INTO application_owner (application_id, user_id) VALUES (:target, :user)")
                .param("target", target.id())
                .param("user", id.value())
                .update();
    }

    void deleteOwner(UserId id, Target target) {
        TransactionMemory.forgetAll();
        jdbc.sql(
                        target.type() == TargetType.GROUP
                                ? "DELETE FROM group_owner WHERE group_id = :target AND user_id = :user"
                                : "DELETE FROM application_owner WHERE application_id = :target AND user_id = :user")
                .param("target", target.id())
                .param("user", id.value())
                .update();
    }

    private static Target target(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return "group".equals(row.getString("type")) ? Target.group(id) : Target.application(id);
    }
}
