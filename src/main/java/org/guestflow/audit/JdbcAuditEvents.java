package org.guestflow.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

    /** The events and the chain's new end in one statement, however many they are. */
    private static final String APPEND = """
            WITH moved AS (UPDATE audit_chain SET sequence = :lastSequence, last_hash = decode(:lastHash, 'hex'))
            INSERT INTO audit_event (sequence, at, actor, action, object_type, object_id, request_id, old_value, new_value, previous_hash, hash, call_request_id, call_client_request_id, salt)
            SELECT sequence, at, actor, action, object_type, object_id, request_id, old_value, new_value, decode(previous_hash, 'hex'), decode(hash, 'hex'), call_id, client_call_id, decode(salt, 'hex')
            FROM unnest(:sequences::bigint[], :ats::timestamptz[], :actors::text[], :actions::text[], :objectTypes::text[], :objectIds::text[], :requests::uuid[],
                        :oldValues::jsonb[], :newValues::jsonb[], :previousHashes::text[], :hashes::text[], :calls::uuid[], :clientCalls::text[], :salts::text[])
                 AS event (sequence, at, actor, action, object_type, object_id, request_id, old_value, new_value, previous_hash, hash, call_id, client_call_id, salt)
            """;

    private final JdbcClient jdbc;

    JdbcAuditEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Appends events at the chain's end, which stays locked until the transaction is over. */
    void append(List<ChainedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        ChainLink end = holdEnd();
        List<StoredEvent> links = new ArrayList<>();
        for (ChainedEvent event : events) {
            ChainLink next = end.next(event);
            links.add(new StoredEvent(event, end.hash(), next, Optional.empty()));
            end = next;
        }
        jdbc.sql(APPEND)
                .param("lastSequence", end.sequence())
                .param("lastHash", end.hash())
                .params(columns(links))
                .update();
    }

    /** The chain's end, locked until the transaction is over. */
    ChainLink holdEnd() {
        return jdbc.sql("SELECT sequence, last_hash AS hash FROM audit_chain FOR UPDATE")
                .query(JdbcAuditEvents::link)
                .single();
    }

    private static Map<String, Object> columns(List<StoredEvent> links) {
        Map<String, Object> columns = new HashMap<>();
        columns.put(
                "sequences", column(links, link -> String.valueOf(link.link().sequence())));
        columns.put("ats", column(links, link -> link.event().at().toString()));
        columns.put("actors", column(links, link -> link.event().actor()));
        columns.put("actions", column(links, link -> link.event().action()));
        columns.put("objectTypes", column(links, link -> link.event().objectType()));
        columns.put("objectIds", column(links, link -> link.event().objectId()));
        columns.put("requests", column(links, link -> link.event().requestId()));
        columns.put("oldValues", column(links, link -> link.event().oldValue()));
        columns.put("newValues", column(links, link -> link.event().newValue()));
        columns.put("previousHashes", column(links, StoredEvent::previousHash));
        columns.put("hashes", column(links, link -> link.link().hash()));
        columns.put(
                "calls",
                column(
                        links,
                        link -> call(link)
                                .map(CallIds::requestId)
                                .map(UUID::toString)
                                .orElse(null)));
        columns.put(
                "clientCalls",
                column(
                        links,
                        link -> call(link).flatMap(CallIds::clientRequestId).orElse(null)));
        columns.put("salts", column(links, link -> link.event().salt().orElse(null)));
        return columns;
    }

    private static Optional<CallIds> call(StoredEvent event) {
        return event.event().call();
    }

    private static String[] column(List<StoredEvent> links, Function<StoredEvent, String> value) {
        return links.stream().map(value).toArray(String[]::new);
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
