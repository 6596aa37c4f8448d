package org.guestflow.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Many new rows of the outbox, all with one statement. */
@Repository
class JdbcNewNotices {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcNewNotices(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A row that is new. */
    record Row(UUID id, NoticeKind kind) {}

    /** Inserts the queued rows of notices without copies, as {@link JdbcNotices#insert} does each of them; gives those that were not there already. */
    List<Row> insert(List<Notice> notices, Instant now) {
        return jdbc.sql("""
                        INSERT INTO notice (id, request_id, kind, generation, recipient, addressee, language, content, state, created_at, state_since)
                        SELECT n.id, n.request_id, n.kind, n.generation, n.recipient, n.recipient, n.language, n.content::jsonb, 'queued', :now::timestamptz, :now::timestamptz
                        FROM unnest(:ids::uuid[], :requests::uuid[], :kinds::text[], :generations::bigint[], :recipients::text[], :languages::text[], :contents::text[])
                            AS n (id, request_id, kind, generation, recipient, language, content)
                        ON CONFLICT (request_id, kind, generation, recipient) DO NOTHING
                        RETURNING id, kind
                        """)
                .param("now", Timestamp.from(now))
                .param("ids", notices.stream().map(notice -> UUID.randomUUID()).toArray(UUID[]::new))
                .param(
                        "requests",
                        notices.stream().map(notice -> notice.request().value()).toArray(UUID[]::new))
                .param("kinds", texts(notices, notice -> notice.kind().stored()))
                .param("generations", notices.stream().map(Notice::generation).toArray(Long[]::new))
                .param("recipients", texts(notices, notice -> notice.recipient().toString()))
                .param("languages", texts(notices, Notice::language))
                .param("contents", texts(notices, this::content))
                .query((row, number) ->
                        new Row(row.getObject("id", UUID.class), NoticeKind.ofStored(row.getString("kind"))))
                .list();
    }

    private static String[] texts(List<Notice> notices, Function<Notice, String> text) {
        return notices.stream().map(text).toArray(String[]::new);
    }

    private String content(Notice notice) {
        try {
            return json.writeValueAsString(notice.content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can be written as JSON", e);
        }
    }
}
