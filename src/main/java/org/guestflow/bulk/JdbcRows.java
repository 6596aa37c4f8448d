package org.guestflow.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.Place;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of uploaded lists as they are stored. */
@Repository
class JdbcRows {

    /** A row to be asked for that has no outcome yet. */
    private static final String OPEN = "verdict = ANY (:worth) AND outcome IS NULL";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    JdbcRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In one statement, however many they are. */
    void insert(UUID upload, List<ReadRow> rows) {
        List<Map<String, Object>> written = new ArrayList<>();
        for (ReadRow row : rows) {
            written.add(written(row, written.size()));
        }
        jdbc.sql("""
                        INSERT INTO bulk_row (upload_id, position, line, address, display_name, message, message_language, redirect_url,
                                              send_invitation, access_end_date, justification, verdict, rule, explanation, remedy, duplicate_of)
                        SELECT :upload, * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (
                            position integer, line integer, address text, display_name text, message text, message_language text, redirect_url text,
                            send_invitation boolean, access_end_date text, justification text, verdict text, rule text, explanation text, remedy text,
                            duplicate_of integer)""").param("upload", upload).param("rows", asJson(written)).update();
    }

    private static Map<String, Object> written(ReadRow row, int position) {
        Map<String, Object> written = new HashMap<>();
        written.put("position", position);
        written.put("line", row.line());
        written.put("address", row.fields().address());
        row.fields().displayName().ifPresent(text -> written.put("display_name", text));
        row.fields().message().ifPresent(text -> written.put("message", text));
        row.fields().language().ifPresent(text -> written.put("message_language", text));
        row.fields().redirectUrl().ifPresent(text -> written.put("redirect_url", text));
        written.put("send_invitation", row.fields().sendInvitation());
        row.fields().accessEndDate().ifPresent(text -> written.put("access_end_date", text));
        row.fields().justification().ifPresent(text -> written.put("justification", text));
        row.fault().ifPresent(fault -> {
            written.put("verdict", RowResult.FAULTY.word());
            written.put("rule", fault.rule());
            written.put("explanation", fault.getMessage());
            written.put("remedy", fault.remedy());
        });
        row.duplicateOf().ifPresent(line -> {
            written.put("verdict", RowResult.DUPLICATE.word());
            written.put("duplicate_of", line);
        });
        return written;
    }

    private String asJson(List<Map<String, Object>> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts and numbers can be written as JSON", e);
        }
    }

    Optional<BulkRow> nextUnchecked(UUID upload, int after) {
        return jdbc.sql("""
                        SELECT r.* FROM bulk_row r JOIN bulk_upload u ON u.id = r.upload_id
                        WHERE u.id = :upload AND u.state = 'checking' AND position > :after AND verdict IS NULL
                        ORDER BY position LIMIT 1""")
                .param("upload", upload)
                .param("after", after)
                .query(JdbcRows::row)
                .optional();
    }

    Optional<BulkRow> nextOpen(UUID upload, int after) {
        return jdbc.sql("SELECT r.* FROM bulk_row r JOIN bulk_upload u ON u.id = r.upload_id"
                        + " WHERE u.id = :upload AND u.state = 'inviting' AND position > :after AND " + OPEN
                        + " ORDER BY position LIMIT 1")
                .param("upload", upload)
                .param("after", after)
                .param("worth", RowResult.worthAsking().toArray(String[]::new))
                .query(JdbcRows::row)
                .optional();
    }

    /** Takes an open row for the current transaction; false where it is not open any more or another node is at it. */
    boolean claim(UUID upload, int position) {
        return jdbc.sql("SELECT position FROM bulk_row WHERE upload_id = :upload AND position = :position AND " + OPEN
                        + " FOR UPDATE SKIP LOCKED")
                .param("upload", upload)
                .param("position", position)
                .param("worth", RowResult.worthAsking().toArray(String[]::new))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    boolean isAnyLeft(UUID upload, BulkState state) {
        String left = state == BulkState.CHECKING ? "verdict IS NULL" : OPEN;
        JdbcClient.StatementSpec question = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM bulk_row WHERE upload_id = :upload AND " + left + ")")
                .param("upload", upload);
        if (state != BulkState.CHECKING) {
            question.param("worth", RowResult.worthAsking().toArray(String[]::new));
        }
        return question.query(Boolean.class).single();
    }

    void setVerdict(UUID upload, int position, RowResult verdict, Optional<RuleViolation> why, Optional<Instant> end) {
        jdbc.sql("""
                        UPDATE bulk_row SET verdict = :verdict, rule = :rule, explanation = :explanation, remedy = :remedy, access_end = :end
                        WHERE upload_id = :upload AND position = :position AND verdict IS NULL""")
                .param("verdict", verdict.word())
                .params(words(why))
                .param("end", end.map(until -> until.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("upload", upload)
                .param("position", position)
                .update();
    }

    void setOutcome(
            UUID upload, int position, RowResult outcome, Optional<RuleViolation> why, Optional<RequestId> request) {
        jdbc.sql("""
                        UPDATE bulk_row SET outcome = :outcome, rule = :rule, explanation = :explanation, remedy = :remedy, request_id = :request
                        WHERE upload_id = :upload AND position = :position AND outcome IS NULL""")
                .param("outcome", outcome.word())
                .params(words(why))
                .param("request", request.map(RequestId::value).orElse(null))
                .param("upload", upload)
                .param("position", position)
                .update();
    }

    int countTry(UUID upload, int position) {
        return jdbc.sql(
                        "UPDATE bulk_row SET tries = tries + 1 WHERE upload_id = :upload AND position = :position RETURNING tries")
                .param("upload", upload)
                .param("position", position)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static Map<String, Object> words(Optional<RuleViolation> why) {
        Map<String, Object> words = new HashMap<>();
        words.put("rule", why.map(RuleViolation::rule).orElse(null));
        words.put("explanation", why.map(RuleViolation::getMessage).orElse(null));
        words.put("remedy", why.map(RuleViolation::remedy).orElse(null));
        return words;
    }

    Slice<BulkRow> page(UUID upload, boolean problemsOnly, Optional<String> after, int size) throws RuleViolation {
        int place = after.isPresent() ? number(Place.read(after.get(), 1).get(0)) : -1;
        List<BulkRow> rows = jdbc.sql("""
                        SELECT * FROM bulk_row
                        WHERE upload_id = :upload AND position > :after AND (NOT :problemsOnly OR coalesce(outcome, verdict) = ANY (:problems))
                        ORDER BY position LIMIT :most""")
                .param("upload", upload)
                .param("after", place)
                .param("problemsOnly", problemsOnly)
                .param("problems", RowResult.problems().toArray(String[]::new))
                .param("most", size + 1)
                .query(JdbcRows::row)
                .list();
        return Slice.of(rows, size, last -> Place.after(last.position()));
    }

    List<BulkRow> all(UUID upload) {
        return jdbc.sql("SELECT * FROM bulk_row WHERE upload_id = :upload ORDER BY position")
                .param("upload", upload)
                .query(JdbcRows::row)
                .list();
    }

    private static int number(String text) throws RuleViolation {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw Place.invalid(noNumber);
        }
    }

    private static BulkRow row(ResultSet row, int number) throws SQLException {
        return new BulkRow(
                row.getInt("position"),
                row.getInt("line"),
                fields(row),
                Optional.ofNullable(row.getString("verdict")).map(RowResult::ofStored),
                Optional.ofNullable(row.getString("outcome")).map(RowResult::ofStored),
                refusal(row),
                Optional.ofNullable(row.getObject("duplicate_of", Integer.class)),
                Optional.ofNullable(row.getTimestamp("access_end")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getObject("request_id", UUID.class)).map(RequestId::new));
    }

    private static RowFields fields(ResultSet row) throws SQLException {
        return new RowFields(
                row.getString("address"),
                Optional.ofNullable(row.getString("display_name")),
                Optional.ofNullable(row.getString("message")),
                Optional.ofNullable(row.getString("message_language")),
                Optional.ofNullable(row.getString("redirect_url")),
                row.getBoolean("send_invitation"),
                Optional.ofNullable(row.getString("access_end_date")),
                Optional.ofNullable(row.getString("justification")));
    }

    private static Optional<RuleViolation> refusal(ResultSet row) throws SQLException {
        return row.getString("rule") == null
                ? Optional.empty()
                : Optional.of(
                        FileFault.of(row.getString("rule"), row.getString("explanation"), row.getString("remedy")));
    }
}
