package org.guestflow.directory;

import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of accounts by administrators. */
@Repository
class JdbcAccountChanges {

    private final JdbcClient jdbc;
    private final UserMemory memory;

    JdbcAccountChanges(JdbcClient jdbc, UserMemory memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    void update(UserId user, UserChange change) {
        memory.forget();
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
}
