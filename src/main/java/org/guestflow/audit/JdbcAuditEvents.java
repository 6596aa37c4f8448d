package org.guestflow.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events as they are stored. */
@Repository
class JdbcAuditEvents {

    /**
     * The events, their hashes and the chain's new end in one statement, however many events they are: the chain is locked for no answer to the node and back. The hash is computed as
     * {@link AuditTrail} says; an event's form ends before its place, which nobody knows before the chain is locked.
     */
    private static final String APPEND = """
            WITH RECURSIVE given AS MATERIALIZED (SELECT :forms::text[] AS forms),
            beginning AS MATERIALIZED (SELECT sequence, last_hash FROM audit_chain LIMIT 1 FOR UPDATE),
            chained (number, hash) AS (
                SELECT 0, last_hash FROM beginning
                UNION ALL
                SELECT c.number + 1, sha256(c.hash || convert_to(g.forms[c.number + 1] || (b.sequence + c.number + 1) || '}', 'UTF8'))
                FROM chained c, given g, beginning b WHERE c.number < cardinality(g.forms)),
            walked AS MATERIALIZED (SELECT array_agg(hash ORDER BY number) AS hashes, max(number) AS steps FROM chained),
            moved AS (
                UPDATE audit_chain SET sequence = b.sequence + w.steps, last_hash = w.hashes[w.steps + 1] FROM beginning b, walked w)
            INSERT INTO audit_event (sequence, at, actor, action, object_type, object_id, request_id, old_value, new_value, previous_hash, hash, call_request_id, call_client_request_id, salt)
            SELECT b.sequence + e.number, at, actor, action, object_type, object_id, request_id, old_value, new_value, previous_hash, hash, call_id, client_call_id, decode(salt, 'hex')
            FROM beginning b,
                 unnest(:ats::timestamptz[], :actors::text[], :actions::text[], :objectTypes::text[], :objectIds::text[], :requests::uuid[],
                        :oldValues::jsonb[], :newValues::jsonb[], :calls::uuid[], :clientCalls::text[], :salts::text[],
                        (SELECT trim_array(hashes, 1) FROM walked), (SELECT hashes[2:] FROM walked))
                     WITH ORDINALITY AS e (at, actor, action, object_type, object_id, request_id, old_value, new_value, call_id, client_call_id, salt, previous_hash, hash, number)
            """;

    private final JdbcClient jdbc;

    JdbcAuditEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Appends events at the chain's end, which stays locked until the transaction is over; nothing goes on where the end is missing. */
    void append(List<ChainedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        int appended = jdbc.sql(APPEND).params(columns(events)).update();
        if (appended != events.size()) {
            throw new IllegalStateException("the audit trail has no end that could be gone on from");
        }
    }

    /** The chain's end, locked until the transaction is over. */
    ChainLink holdEnd() {
        return jdbc.sql("SELECT sequence, last_hash AS hash FROM audit_chain FOR UPDATE")
                .query(JdbcAuditEvents::link)
                .single();
    }

    private static Map<String, Object> columns(List<ChainedEvent> events) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("ats", column(events, event -> event.at().toString()));
        columns.put("actors", column(events, ChainedEvent::actor));
        columns.put("actions", column(events, ChainedEvent::action));
        columns.put("objectTypes", column(events, ChainedEvent::objectType));
        columns.put("objectIds", column(events, ChainedEvent::objectId));
        columns.put("requests", column(events, ChainedEvent::requestId));
        columns.put("oldValues", column(events, ChainedEvent::oldValue));
        columns.put("newValues", column(events, ChainedEvent::newValue));
        columns.put(
                "calls",
                column(
                        events,
                        event -> event.call()
                                .map(CallIds::requestId)
                                .map(UUID::toString)
                                .orElse(null)));
        columns.put(
                "clientCalls",
                column(
                        events,
                        event -> event.call().flatMap(CallIds::clientRequestId).orElse(null)));
        columns.put("salts", column(events, event -> event.salt().orElse(null)));
        columns.put("forms", column(events, ChainedEvent::formBeforePlace));
        return columns;
    }

    private static String[] column(List<ChainedEvent> events, Function<ChainedEvent, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    static ChainLink link(ResultSet row, int number) throws SQLException {
        return new ChainLink(row.getLong("sequence"), hex(row, "hash"));
    }

    static StoredEvent storedEvent(ResultSet row, int number) throws SQLException {
        ChainedEvent event = new ChainedEvent(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("request_id"),
                row.getString("old_value"),
                row.getString("new_value"),
                call(row),
                Optional.ofNullable(hex(row, "salt")));
        return new StoredEvent(
                event,
                hex(row, "previous_hash"),
                link(row, number),
                Optional.ofNullable(row.getObject("erased_by", Long.class)));
    }

    /** The ids of the call that a row's event belongs to; empty where there is none. */
    static Optional<CallIds> call(ResultSet row) throws SQLException {
        UUID id = row.getObject("call_request_id", UUID.class);
        Optional<String> client = Optional.ofNullable(row.getString("call_client_request_id"));
        return Optional.ofNullable(id).map(given -> new CallIds(given, client));
    }

    private static String hex(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
