package org.guestflow.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The chain as it is stored. */
@Repository
class JdbcAuditEvents {

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;

    JdbcAuditEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Appends events at the chain's end, which stays locked until the transaction is over. */
    void append(List<ChainedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Link end = jdbc.sql("SELECT sequence, last_hash FROM audit_chain FOR UPDATE")
                .query(JdbcAuditEvents::link)
                .single();
        for (ChainedEvent event : events) {
            end = append(event, end);
        }
        jdbc.sql("UPDATE audit_chain SET sequence = :sequence, last_hash = :hash")
                .param("sequence", end.sequence())
                .param("hash", end.hash())
                .update();
    }

    private Link append(ChainedEvent event, Link previous) {
        Link link = previous.next(event);
        jdbc.sql("""
                INSERT INTO audit_event (sequence, at, actor, action, object_type, object_id, request_id, old_value, new_value, previous_hash, hash, call_request_id, call_client_request_id)
                VALUES (:sequence, :at, :actor, :action, :objectType, :objectId, :requestId::uuid, :oldValue::jsonb, :newValue::jsonb, :previousHash, :hash, :callId::uuid, :clientCallId)
                """)
                .param("sequence", link.sequence())
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("actor", event.actor())
                .param("action", event.action())
                .param("objectType", event.objectType())
                .param("objectId", event.objectId())
                .param("requestId", event.requestId())
                .param("oldValue", event.oldValue())
                .param("newValue", event.newValue())
                .param("previousHash", previous.hash())
                .param("hash", link.hash())
                .param("callId", event.call().map(CallIds::requestId).orElse(null))
                .param(
                        "clientCallId",
                        event.call().flatMap(CallIds::clientRequestId).orElse(null))
                .update();
        return link;
    }

    /** Walks the chain from its beginning, a few rows at a time. */
    boolean areChained() {
        Link reached = Link.BEGINNING;
        List<StoredEvent> some = after(reached);
        while (!some.isEmpty()) {
            for (StoredEvent event : some) {
                if (!event.follows(reached)) {
                    return false;
                }
                reached = event.link();
            }
            some = after(reached);
        }
        return reached.isSameAs(end());
    }

    private List<StoredEvent> after(Link reached) {
        return jdbc.sql("SELECT * FROM audit_event WHERE sequence > :reached ORDER BY sequence LIMIT :some")
                .param("reached", reached.sequence())
                .param("some", ROWS_AT_ONCE)
                .query(JdbcAuditEvents::storedEvent)
                .list();
    }

    private Link end() {
        return jdbc.sql("SELECT sequence, last_hash FROM audit_chain")
                .query(JdbcAuditEvents::link)
                .single();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(row.getLong("sequence"), row.getBytes("last_hash"));
    }

    private static StoredEvent storedEvent(ResultSet row, int number) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        ChainedEvent event = new ChainedEvent(
                at,
                row.getString("actor"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("request_id"),
                row.getString("old_value"),
                row.getString("new_value"),
                call(row));
        return new StoredEvent(
                event, row.getBytes("previous_hash"), new Link(row.getLong("sequence"), row.getBytes("hash")));
    }

    /** The ids of the call that a row's event belongs to; empty where there is none. */
    static Optional<CallIds> call(ResultSet row) throws SQLException {
        UUID id = row.getObject("call_request_id", UUID.class);
        Optional<String> client = Optional.ofNullable(row.getString("call_client_request_id"));
        return Optional.ofNullable(id).map(given -> new CallIds(given, client));
    }

    /** An event's place in the chain. Not compared as a record is: arrays are equal by identity. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Link(long sequence, byte[] hash) {

        private static final Link BEGINNING = new Link(0, new byte[32]);

        Link next(ChainedEvent event) {
            return new Link(sequence + 1, event.hash(hash, sequence + 1));
        }

        boolean isSameAs(Link other) {
            return sequence == other.sequence && Arrays.equals(hash, other.hash);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record StoredEvent(ChainedEvent event, byte[] previousHash, Link link) {

        boolean follows(Link previous) {
            return Arrays.equals(previousHash, previous.hash())
                    && previous.next(event).isSameAs(link);
        }
    }
}
