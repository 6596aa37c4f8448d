package org.guestflow.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code access_review}. */
@Repository
class JdbcReviews {

    private final JdbcClient jdbc;

    JdbcReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts a review; false where one of the same target is running. */
    boolean insert(Review review) {
        return jdbc.sql("""
                        INSERT INTO access_review (id, target_type, target_id, state, started_by, started_at, ends_at)
                        VALUES (:id, :type, :target, 'open', :startedBy::uuid, :startedAt, :endsAt) ON CONFLICT DO NOTHING""")
                        .param("id", review.id().value())
                        .param("type", review.target().type().stored())
                        .param("target", review.target().id())
                        .param(
                                "startedBy",
                                review.startedBy().map(UserId::value).orElse(null))
                        .param("startedAt", time(review.startedAt()))
                        .param("endsAt", time(review.endsAt()))
                        .update()
                == 1;
    }

    Optional<Review> find(RequestId id) {
        return jdbc.sql("SELECT * FROM access_review WHERE id = :id")
                .param("id", id.value())
                .query(JdbcReviews::review)
                .optional();
    }

    Optional<Review> findByTask(String task) {
        return jdbc.sql("SELECT * FROM access_review WHERE task_id = :task")
                .param("task", task)
                .query(JdbcReviews::review)
                .optional();
    }

    /** Reads a review and holds it until the transaction ends, so that answers and the end come one after the other. */
    Optional<Review> lock(RequestId id) {
        return jdbc.sql("SELECT * FROM access_review WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(JdbcReviews::review)
                .optional();
    }

    void asked(RequestId id, String task) {
        jdbc.sql("UPDATE access_review SET task_id = :task WHERE id = :id")
                .param("task", task)
                .param("id", id.value())
                .update();
    }

    void sponsorsAsked(RequestId id, Instant at) {
        jdbc.sql("UPDATE access_review SET sponsors_asked_at = coalesce(sponsors_asked_at, :at) WHERE id = :id")
                .param("at", time(at))
                .param("id", id.value())
                .update();
    }

    void administratorsAsked(RequestId id, Instant at) {
        jdbc.sql(
                        "UPDATE access_review SET administrators_asked_at = coalesce(administrators_asked_at, :at) WHERE id = :id")
                .param("at", time(at))
                .param("id", id.value())
                .update();
    }

    /** Takes no more answers; nobody has finished it where the time is over. */
    void close(RequestId id, Optional<UserId> by, Instant at) {
        jdbc.sql("""
                UPDATE access_review SET state = 'applying', closed_at = :at, closed_by = :by::uuid, task_id = NULL
                WHERE id = :id AND state = 'open'""")
                .param("at", time(at))
                .param("by", by.map(UserId::value).orElse(null))
                .param("id", id.value())
                .update();
    }

    void finish(RequestId id, Instant at) {
        jdbc.sql("""
                UPDATE access_review SET state = 'finished', finished_at = :at, closed_at = coalesce(closed_at, :at)
                WHERE id = :id AND state <> 'finished'""").param("at", time(at)).param("id", id.value()).update();
    }

    /** Those that are not finished, in the order of their ids. */
    List<RequestId> runningAfter(Optional<RequestId> last, int most) {
        return jdbc
                .sql(
                        "SELECT id FROM access_review WHERE state <> 'finished' AND (:after::uuid IS NULL OR id > :after::uuid) ORDER BY id LIMIT :most")
                .param("after", last.map(RequestId::value).orElse(null))
                .param("most", most)
                .query(UUID.class)
                .list()
                .stream()
                .map(RequestId::new)
                .toList();
    }

    /** Removes guests of reviews that were finished before; gives how many. */
    int removeEntries(Instant before, int most) {
        return jdbc.sql("""
                        DELETE FROM access_review_entry WHERE (review_id, guest_id) IN (
                            SELECT e.review_id, e.guest_id FROM access_review r JOIN access_review_entry e ON e.review_id = r.id
                            WHERE r.state = 'finished' AND r.finished_at < :before LIMIT :most)""").param("before", time(before)).param("most", most).update();
    }

    /** Removes reviews that were finished before and have no guests any more; gives how many. */
    int remove(Instant before, int most) {
        return jdbc.sql("""
                        DELETE FROM access_review WHERE id IN (
                            SELECT r.id FROM access_review r WHERE r.state = 'finished' AND r.finished_at < :before
                            AND NOT EXISTS (SELECT FROM access_review_entry e WHERE e.review_id = r.id) LIMIT :most)""").param("before", time(before)).param("most", most).update();
    }

    /** When each target was last reviewed, and whether that review is still running. */
    Map<Target, PastReview> last() {
        Map<Target, PastReview> last = new HashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (target_type, target_id) target_type, target_id, started_at, state <> 'finished' AS running
                        FROM access_review ORDER BY target_type, target_id, started_at DESC""").query(row -> {
            last.put(target(row), new PastReview(instant(row, "started_at").orElseThrow(), row.getBoolean("running")));
        });
        return last;
    }

    static Review review(ResultSet row, int number) throws SQLException {
        return new Review(
                new RequestId(row.getObject("id", UUID.class)),
                target(row),
                ReviewState.ofStored(row.getString("state")),
                user(row, "started_by"),
                instant(row, "started_at").orElseThrow(),
                instant(row, "ends_at").orElseThrow(),
                Optional.ofNullable(row.getString("task_id")),
                instant(row, "sponsors_asked_at"),
                instant(row, "administrators_asked_at"),
                instant(row, "closed_at"),
                user(row, "closed_by"),
                instant(row, "finished_at"));
    }

    static Target target(ResultSet row) throws SQLException {
        return new Target(
                TargetType.valueOf(row.getString("target_type").toUpperCase(Locale.ROOT)),
                row.getObject("target_id", UUID.class));
    }

    static Optional<UserId> user(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(UserId::new);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * The last review of a target.
     *
     * @param startedAt when it started
     * @param running whether it is not finished yet
     */
    record PastReview(Instant startedAt, boolean running) {}
}
