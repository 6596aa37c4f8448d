package org.guestflow.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.guestflow.shared.Place;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trail, page by page. */
@Repository
class JdbcAuditLog {

    private static final String PAGE = """
            SELECT * FROM audit_event
            WHERE (:actor::text IS NULL OR actor = :actor::text)
              AND (:action::text IS NULL OR action = :action::text)
              AND (:object::text IS NULL OR object_id = :object::text)
              AND (:from::timestamptz IS NULL OR at >= :from::timestamptz)
              AND (:until::timestamptz IS NULL OR at < :until::timestamptz)
              AND (:before::bigint IS NULL OR sequence < :before::bigint)
            ORDER BY sequence DESC LIMIT :most
            """;

    /** Three ways to the same page, each by an index of its own; what more than one of them finds stands there once. */
    private static final String CONCERNING = """
            SELECT * FROM (
                (SELECT * FROM audit_event WHERE actor = :user AND (:before::bigint IS NULL OR sequence < :before::bigint)
                 ORDER BY sequence DESC LIMIT :most)
                UNION
                (SELECT * FROM audit_event WHERE object_id = :user AND (:before::bigint IS NULL OR sequence < :before::bigint)
                 ORDER BY sequence DESC LIMIT :most)
                UNION
                (SELECT * FROM audit_event
                 WHERE coalesce(new_value ->> 'user', old_value ->> 'user') = :user AND (:before::bigint IS NULL OR sequence < :before::bigint)
                 ORDER BY sequence DESC LIMIT :most)) concerning
            ORDER BY sequence DESC LIMIT :most
            """;

    /** Leaps from one action to the next by the index, however many events there are of each. */
    private static final String ACTIONS = """
            WITH RECURSIVE step(action) AS (
                SELECT min(action) FROM audit_event
                UNION ALL
                SELECT (SELECT min(e.action) FROM audit_event e WHERE e.action > step.action) FROM step WHERE step.action IS NOT NULL)
            SELECT action FROM step WHERE action IS NOT NULL
            """;

    private final JdbcClient jdbc;

    JdbcAuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<AuditEntry> list(AuditFilter filter, Optional<String> after, int size) throws RuleViolation {
        Long before = after.isPresent() ? sequence(Place.read(after.get(), 1).get(0)) : null;
        List<AuditEntry> rows = jdbc.sql(PAGE)
                .param("actor", filter.actor().orElse(null))
                .param("action", filter.action().orElse(null))
                .param("object", filter.objectId().orElse(null))
                .param("from", filter.from().map(JdbcAuditLog::time).orElse(null))
                .param("until", filter.until().map(JdbcAuditLog::time).orElse(null))
                .param("before", before)
                .param("most", size + 1)
                .query(JdbcAuditLog::entry)
                .list();
        return Slice.of(rows, size, entry -> Place.after(entry.sequence()));
    }

    boolean hasHappenedSince(String action, String object, Instant since) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM audit_event WHERE object_id = :object AND action = :action AND at > :since)")
                .param("object", object)
                .param("action", action)
                .param("since", time(since))
                .query(Boolean.class)
                .single();
    }

    Slice<AuditEntry> concerning(String user, Optional<String> after, int size) throws RuleViolation {
        List<AuditEntry> rows = jdbc.sql(CONCERNING)
                .param("user", user)
                .param(
                        "before",
                        after.isPresent() ? sequence(Place.read(after.get(), 1).get(0)) : null)
                .param("most", size + 1)
                .query(JdbcAuditLog::entry)
                .list();
        return Slice.of(rows, size, entry -> Place.after(entry.sequence()));
    }

    List<String> actions() {
        return jdbc.sql(ACTIONS).query(String.class).list();
    }

    private static long sequence(String text) throws RuleViolation {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw Place.invalid(noNumber);
        }
    }

    static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                Optional.ofNullable(row.getString("request_id")),
                Optional.ofNullable(row.getString("old_value")),
                Optional.ofNullable(row.getString("new_value")),
                JdbcAuditEvents.call(row),
                proof(JdbcAuditEvents.storedEvent(row, number)));
    }

    private static AuditEntry.Proof proof(StoredEvent stored) {
        return new AuditEntry.Proof(
                stored.previousHash(), stored.link().hash(), stored.event().salt(), stored.erasedBy());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
