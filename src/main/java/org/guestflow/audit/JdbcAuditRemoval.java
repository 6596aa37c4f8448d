package org.guestflow.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way by which the oldest events go; the database knows no other. */
@Repository
class JdbcAuditRemoval {

    private final JdbcClient jdbc;

    JdbcAuditRemoval(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last of the oldest events that are all from before a moment, and not the trail's last; the beginning where there is none. */
    long lastBefore(Instant moment, long beginning, int most) {
        return jdbc.sql("""
                        SELECT least(coalesce(min(sequence) FILTER (WHERE at >= :moment) - 1, max(sequence), :beginning), (SELECT sequence - 1 FROM audit_chain))
                        FROM (SELECT sequence, at FROM audit_event WHERE sequence > :beginning ORDER BY sequence LIMIT :most) oldest
                        """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("beginning", beginning)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    long removeUntil(long last) {
        return jdbc.sql("SELECT remove_audit_events(:last)")
                .param("last", last)
                .query(Long.class)
                .single();
    }
}
