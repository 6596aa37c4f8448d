package org.guestflow.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table {@code ending_access}. */
@Repository
class JdbcEndingAccess {

    private static final String ENDING_SOON = """
            SELECT gen_random_uuid() AS id, a.user_id, a.target_type, a.target_id, a.ends_at, a.granted_at AS known_since, 0 AS warnings, NULL::timestamptz AS warned_at
            FROM (SELECT m.user_id, 'group' AS target_type, m.group_id AS target_id, m.ends_at, m.granted_at
                  FROM group_member m JOIN directory_group g ON g.id = m.group_id AND g.membership = 'assigned' WHERE m.ends_at <= :before
                  UNION ALL
                  SELECT s.user_id, 'application', s.application_id, s.ends_at, s.granted_at FROM application_assignment s WHERE s.ends_at <= :before) a
            WHERE NOT EXISTS (SELECT FROM ending_access e WHERE e.user_id = a.user_id AND e.target_type = a.target_type AND e.target_id = a.target_id)
            ORDER BY a.ends_at LIMIT :most
            """;

    private final JdbcClient jdbc;

    JdbcEndingAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Access that ends until then, or has ended, and that no process instance sees to; with new ids. */
    List<EndingAccess> endingSoon(Instant before, int most) {
        return jdbc.sql(ENDING_SOON)
                .param("before", time(before))
                .param("most", most)
                .query(JdbcEndingAccess::ending)
                .list();
    }

    /** False where another instance sees to that access since. */
    boolean insert(EndingAccess ending) {
        return jdbc.sql("""
                        INSERT INTO ending_access (id, user_id, target_type, target_id, ends_at, known_since)
                        VALUES (:id, :user, :type, :target, :endsAt, :knownSince) ON CONFLICT DO NOTHING
                        """)
                        .param("id", ending.id().value())
                        .param("user", ending.user().value())
                        .param("type", ending.target().type().stored())
                        .param("target", ending.target().id())
                        .param("endsAt", time(ending.endsAt()))
                        .param("knownSince", time(ending.knownSince()))
                        .update()
                == 1;
    }

    /** What is seen to, in the order of the ids. */
    List<RequestId> after(Optional<RequestId> last, int most) {
        return jdbc
                .sql(
                        "SELECT id FROM ending_access WHERE :after::uuid IS NULL OR id > :after::uuid ORDER BY id LIMIT :most")
                .param("after", last.map(RequestId::value).orElse(null))
                .param("most", most)
                .query(UUID.class)
                .list()
                .stream()
                .map(RequestId::new)
                .toList();
    }

    Optional<EndingAccess> lock(RequestId id) {
        TransactionMemory.forgetAll();
        return jdbc.sql("SELECT * FROM ending_access WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(JdbcEndingAccess::ending)
                .optional();
    }

    Optional<RequestId> find(UserId user, Target target) {
        return jdbc.sql(
                        "SELECT id FROM ending_access WHERE user_id = :user AND target_type = :type AND target_id = :target")
                .param("user", user.value())
                .param("type", target.type().stored())
                .param("target", target.id())
                .query(UUID.class)
                .optional()
                .map(RequestId::new);
    }

    /** An end that has come nearer leaves the warnings open that were so before; a later one is new. */
    void endChanged(RequestId id, Instant endsAt, Instant now) {
        row(
                        id,
                        "UPDATE ending_access SET ends_at = :endsAt, known_since = CASE WHEN :endsAt > ends_at THEN :now ELSE known_since END WHERE id = :id")
                .param("endsAt", time(endsAt))
                .param("now", time(now))
                .update();
    }

    void warned(RequestId id, Instant now) {
        row(id, "UPDATE ending_access SET warnings = warnings + 1, warned_at = :now WHERE id = :id")
                .param("now", time(now))
                .update();
    }

    void delete(RequestId id) {
        row(id, "DELETE FROM ending_access WHERE id = :id").update();
    }

    private StatementSpec row(RequestId id, String sql) {
        return jdbc.sql(sql).param("id", id.value());
    }

    private static EndingAccess ending(ResultSet row, int number) throws SQLException {
        return new EndingAccess(
                new RequestId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                new Target(
                        TargetType.of(row.getString("target_type")).orElseThrow(),
                        row.getObject("target_id", UUID.class)),
                instant(row, "ends_at").orElseThrow(),
                instant(row, "known_since").orElseThrow(),
                row.getInt("warnings"),
                instant(row, "warned_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
