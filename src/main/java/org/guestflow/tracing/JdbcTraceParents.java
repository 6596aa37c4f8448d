package org.guestflow.tracing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.TransactionMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which trace later work is a part of. */
@Repository
class JdbcTraceParents {

    private final JdbcClient jdbc;
    private final TransactionMemory<UUID, Optional<TraceParent>> known = new TransactionMemory<>();

    JdbcTraceParents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TraceParent> find(UUID work) {
        return known.get(
                work,
                () -> jdbc.sql("SELECT traceparent FROM trace_parent WHERE work_id = :work")
                        .param("work", work)
                        .query(String.class)
                        .optional()
                        .map(TraceParent::new));
    }

    /** The first one stays, whoever comes at the same time. */
    void insert(UUID work, TraceParent parent, Instant now) {
        jdbc.sql("""
                        INSERT INTO trace_parent (work_id, traceparent, at) VALUES (:work, :traceparent, :now)
                        ON CONFLICT (work_id) DO NOTHING
                        """)
                .param("work", work)
                .param("traceparent", parent.text())
                .param("now", Timestamp.from(now))
                .update();
        known.put(work, Optional.of(parent));
    }

    void deleteBefore(Instant time) {
        jdbc.sql("DELETE FROM trace_parent WHERE at < :time")
                .param("time", Timestamp.from(time))
                .update();
    }
}
