package org.guestflow.mail;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the rows of the outbox say of mail that was returned. */
@Repository
class JdbcBounces {

    private final JdbcClient jdbc;

    JdbcBounces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records that what had been sent was returned; false where it is in another state. */
    boolean record(QueuedNotice notice, String words, Instant now) {
        return jdbc.sql("""
                        UPDATE notice
                        SET state = 'undeliverable', bounced = true, server_answer = :words, unreported = :unreported, state_since = :now
                        WHERE id = :id AND state = 'sent'
                        """)
                        .param("words", words)
                        .param("unreported", notice.isToAddressee())
                        .param("now", Timestamp.from(now))
                        .param("id", notice.id())
                        .update()
                == 1;
    }

    /** Whether an attempt to send it is under way or to come, or was until this moment: what counts as sent now did not when the return was to be recorded. */
    boolean isUnderWay(UUID notice) {
        return jdbc.sql("SELECT state IN ('queued', 'sending', 'sent') FROM notice WHERE id = :id")
                .param("id", notice)
                .query(Boolean.class)
                .single();
    }
}
