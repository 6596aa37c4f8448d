package org.guestflow.directory;

import java.util.UUID;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of accounts by administrators. */
@Repository
class JdbcAccountChanges {

    private final JdbcClient jdbc;

    JdbcAccountChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void update(UserId user, UserChange change) {
        jdbc.sql("""
                UPDATE directory_user
                SET display_name = coalesce(:displayName::text, display_name), account_enabled = coalesce(:enabled::boolean, account_enabled),
                    preferred_language = CASE WHEN :language::text IS NULL THEN preferred_language ELSE nullif(:language::text, '') END
                WHERE id = :id
                """)
                .param("displayName", change.displayName().orElse(null))
                .param("enabled", change.accountEnabled().orElse(null))
                .param("language", change.preferredLanguage().orElse(null))
                .param("id", user.value())
                .update();
    }

    /** Holds all administrators until the transaction ends, so that two who block each other at the same moment do not both succeed. */
    void holdAdministrators() {
        jdbc.sql(
                        "SELECT u.id FROM directory_user u JOIN directory_role_member a ON a.user_id = u.id AND a.role = 'Administrator' ORDER BY u.id FOR UPDATE OF u")
                .query(UUID.class)
                .list();
    }

    boolean hasOtherAdministrator(UserId than) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM directory_user u JOIN directory_role_member a ON a.user_id = u.id AND a.role = 'Administrator'
                                       WHERE u.account_enabled AND u.id <> :id)
                        """).param("id", than.value()).query(Boolean.class).single();
    }
}
