package org.guestflow.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events as they are stored. */
@Repository
class JdbcAuditEvents {

    private static final String INSERT = """
            INSERT INTO audit_event (sequence, at, actor, action, object_type, object_id, request_id, old_value, new_value, previous_hash, hash, call_request_id, call_client_request_id, salt)
            VALUES (:sequence, :at, :actor, :action, :objectType, :objectId, :requestId::uuid, :oldValue::jsonb, :newValue::jsonb, :previousHash, :hash, :callId::uuid, :clientCallId, decode(:salt, 'hex'))
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    JdbcAuditEvents(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Appends events at the chain's end, which stays locked until the transaction is over. */
    void append(List<ChainedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        ChainLink end = holdEnd();
        List<SqlParameterSource> rows = new ArrayList<>();
        for (ChainedEvent event : events) {
            ChainLink next = end.next(event);
            rows.add(row(event, end, next));
            end = next;
        }
        batches.batchUpdate(INSERT, rows.toArray(SqlParameterSource[]::new));
        jdbc.sql("UPDATE audit_chain SET sequence = :sequence, last_hash = :hash")
                .param("sequence", end.sequence())
                .param("hash", end.bytes())
                .update();
    }

    /** The chain's end, locked until the transaction is over. */
    ChainLink holdEnd() {
        return jdbc.sql("SELECT sequence, last_hash AS hash FROM audit_chain FOR UPDATE")
                .query(JdbcAuditEvents::link)
                .single();
    }

    private static SqlParameterSource row(ChainedEvent event, ChainLink previous, ChainLink link) {
        return new MapSqlParameterSource("sequence", link.sequence())
                .addValue("at", event.at().atOffset(ZoneOffset.UTC))
                .addValue("actor", event.actor())
                .addValue("action", event.action())
                .addValue("objectType", event.objectType())
                .addValue("objectId", event.objectId())
                .addValue("requestId", event.requestId())
                .addValue("oldValue", event.oldValue())
                .addValue("newValue", event.newValue())
                .addValue("previousHash", previous.bytes())
                .addValue("hash", link.bytes())
                .addValue("salt", event.salt().orElse(null))
                .addValue("callId", event.call().map(CallIds::requestId).orElse(null))
                .addValue(
                        "clientCallId",
                        event.call().flatMap(CallIds::clientRequestId).orElse(null));
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
