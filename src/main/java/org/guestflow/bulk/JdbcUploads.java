package org.guestflow.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.shared.Place;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Uploaded lists as they are stored. */
@Repository
class JdbcUploads {

    /** A list has a thousand rows at most, so that counting them is cheap. */
    private static final String WITH_COUNTS = """
            SELECT u.*, c.* FROM %s u, LATERAL (
                SELECT count(*) AS row_count, count(verdict) AS checked,
                       count(*) FILTER (WHERE verdict = ANY (:worth)) AS to_ask,
                       count(*) FILTER (WHERE verdict = ANY (:worth) AND outcome IS NOT NULL) AS asked,
                       count(*) FILTER (WHERE coalesce(outcome, verdict) = ANY (:problems)) AS problems
                FROM bulk_row WHERE upload_id = u.id) c
            """;

    private final JdbcClient jdbc;

    JdbcUploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UserId uploader, Target target, String fileName, List<String> ignoredColumns, Instant now) {
        jdbc.sql("""
                        INSERT INTO bulk_upload (id, uploader_id, target_type, target_id, file_name, ignored_columns, state, created_at)
                        VALUES (:id, :uploader, :type, :target, :fileName, :ignored, 'checking', :now)""")
                .param("id", id)
                .param("uploader", uploader.value())
                .param("type", target.type().stored())
                .param("target", target.id())
                .param("fileName", fileName)
                .param("ignored", ignoredColumns.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<BulkUpload> find(UUID id) {
        return counted("(SELECT * FROM bulk_upload WHERE id = :id)", "")
                .param("id", id)
                .query(JdbcUploads::upload)
                .optional();
    }

    Slice<BulkUpload> ofUploader(UserId uploader, Optional<String> after, int size) throws RuleViolation {
        List<String> place = after.isPresent() ? Place.read(after.get(), 2) : List.of();
        List<BulkUpload> rows = counted("""
                        (SELECT * FROM bulk_upload
                         WHERE uploader_id = :uploader AND (:since::timestamptz IS NULL OR (created_at, id) < (:since::timestamptz, :id::uuid))
                         ORDER BY created_at DESC, id DESC LIMIT :most)""", "ORDER BY u.created_at DESC, u.id DESC")
                .param("uploader", uploader.value())
                .param("since", place.isEmpty() ? null : moment(place.get(0)))
                .param("id", place.isEmpty() ? null : id(place.get(1)))
                .param("most", size + 1)
                .query(JdbcUploads::upload)
                .list();
        return Slice.of(rows, size, last -> Place.after(last.createdAt(), last.id()));
    }

    private JdbcClient.StatementSpec counted(String uploads, String order) {
        return jdbc.sql(WITH_COUNTS.formatted(uploads) + order)
                .param("worth", RowResult.worthAsking().toArray(String[]::new))
                .param("problems", RowResult.problems().toArray(String[]::new));
    }

    int countMoving(UserId uploader) {
        return jdbc.sql(
                        "SELECT count(*) FROM bulk_upload WHERE uploader_id = :uploader AND state IN ('checking', 'inviting')")
                .param("uploader", uploader.value())
                .query(Integer.class)
                .single();
    }

    /** Changes the state where it is still one of those given; false where it is none of them any more. */
    boolean move(UUID id, List<BulkState> from, BulkState to) {
        return jdbc.sql("UPDATE bulk_upload SET state = :to, waits_until = NULL WHERE id = :id AND state = ANY (:from)")
                        .param("to", to.word())
                        .param("id", id)
                        .param("from", from.stream().map(BulkState::word).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Takes the upload for the current transaction; false where it is not under way. */
    boolean holdInviting(UUID id) {
        return jdbc.sql("SELECT id FROM bulk_upload WHERE id = :id AND state = 'inviting' FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void setWaitsUntil(UUID id, Optional<Instant> moment) {
        jdbc.sql("UPDATE bulk_upload SET waits_until = :moment WHERE id = :id AND waits_until IS DISTINCT FROM :moment")
                .param(
                        "moment",
                        moment.map(until -> until.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("id", id)
                .update();
    }

    void deleteCreatedBefore(Instant moment) {
        jdbc.sql("DELETE FROM bulk_upload WHERE created_at < :moment")
                .param("moment", Timestamp.from(moment))
                .update();
    }

    private static UUID id(String text) throws RuleViolation {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Place.invalid(noId);
        }
    }

    private static OffsetDateTime moment(String text) throws RuleViolation {
        try {
            return Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException noMoment) {
            throw Place.invalid(noMoment);
        }
    }

    private static BulkUpload upload(ResultSet row, int number) throws SQLException {
        return new BulkUpload(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("uploader_id", UUID.class)),
                new Target(
                        TargetType.of(row.getString("target_type")).orElseThrow(),
                        row.getObject("target_id", UUID.class)),
                row.getString("file_name"),
                Arrays.asList((String[]) row.getArray("ignored_columns").getArray()),
                BulkState.ofStored(row.getString("state")),
                Optional.ofNullable(row.getTimestamp("waits_until")).map(Timestamp::toInstant),
                row.getTimestamp("created_at").toInstant(),
                new BulkUpload.Counts(
                        row.getInt("row_count"),
                        row.getInt("checked"),
                        row.getInt("to_ask"),
                        row.getInt("asked"),
                        row.getInt("problems")));
    }
}
