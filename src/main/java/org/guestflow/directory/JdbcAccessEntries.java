package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody has access to, in one query. */
@Repository
class JdbcAccessEntries {

    private static final String OF_USER = """
            WITH groups AS (
                SELECT m.group_id, m.ends_at FROM group_membership m WHERE m.user_id = :user AND (m.ends_at IS NULL OR m.ends_at > :now))
            SELECT 'group' AS type, g.id, g.mail_nickname AS handle, g.display_name, g.membership, false AS through, NULL AS origin,
                   k.request_id, k.granted_at, m.ends_at
            FROM groups m JOIN directory_group g ON g.id = m.group_id LEFT JOIN group_member k ON k.group_id = g.id AND k.user_id = :user AND g.membership <> 'dynamic'
            UNION ALL
            SELECT 'application', a.id, a.app_id, a.display_name, 'assigned', false,
                   (SELECT min(o.origin) FROM application_redirect_origin o WHERE o.application_id = a.id), s.request_id, s.granted_at, s.ends_at
            FROM application_assignment s JOIN application a ON a.id = s.application_id AND a.access_group_id IS NULL
            WHERE s.user_id = :user AND (s.ends_at IS NULL OR s.ends_at > :now)
            UNION ALL
            SELECT 'application', a.id, a.app_id, a.display_name, g.membership, true,
                   (SELECT min(o.origin) FROM application_redirect_origin o WHERE o.application_id = a.id), k.request_id, k.granted_at, m.ends_at
            FROM groups m JOIN application a ON a.access_group_id = m.group_id JOIN directory_group g ON g.id = m.group_id
                 LEFT JOIN group_member k ON k.group_id = g.id AND k.user_id = :user AND g.membership <> 'dynamic'
            ORDER BY type, display_name, id
            """;

    private final JdbcClient jdbc;

    JdbcAccessEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AccessEntry> of(UserId user, Instant now) {
        return jdbc.sql(OF_USER)
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(JdbcAccessEntries::entry)
                .list();
    }

    private static AccessEntry entry(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new AccessEntry(
                "group".equals(row.getString("type")) ? Target.group(id) : Target.application(id),
                row.getString("handle"),
                row.getString("display_name"),
                GroupMembership.valueOf(row.getString("membership").toUpperCase(Locale.ROOT)),
                row.getBoolean("through"),
                Optional.ofNullable(row.getString("origin")),
                Optional.ofNullable(row.getObject("request_id", UUID.class)).map(RequestId::new),
                instant(row, "granted_at"),
                instant(row, "ends_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
