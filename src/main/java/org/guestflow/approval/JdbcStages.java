package org.guestflow.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code approval_stage}. */
@Repository
class JdbcStages {

    private final JdbcClient jdbc;

    JdbcStages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RequestId request, int number, String approvers) {
        jdbc.sql("""
                INSERT INTO approval_stage (request_id, stage, approvers) VALUES (:request, :stage, :approvers)
                ON CONFLICT DO NOTHING""")
                .param("request", request.value())
                .param("stage", number)
                .param("approvers", approvers)
                .update();
    }

    /** Reads a request's stages in their order and locks them, so that two decisions at the same instant are made one after the other. */
    List<Stage> lock(RequestId request) {
        return jdbc.sql("SELECT * FROM approval_stage WHERE request_id = :request ORDER BY stage FOR UPDATE")
                .param("request", request.value())
                .query(JdbcStages::stage)
                .list();
    }

    Optional<Instant> lastDecision(RequestId request) {
        return jdbc.sql("SELECT max(decided_at) FROM approval_stage WHERE request_id = :request")
                .param("request", request.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    List<Stage> find(RequestId request) {
        return jdbc.sql("SELECT * FROM approval_stage WHERE request_id = :request ORDER BY stage")
                .param("request", request.value())
                .query(JdbcStages::stage)
                .list();
    }

    Optional<Stage> findByTask(String taskId) {
        return jdbc.sql("SELECT * FROM approval_stage WHERE task_id = :task")
                .param("task", taskId)
                .query(JdbcStages::stage)
                .optional();
    }

    void opened(Stage stage, Instant at) {
        jdbc.sql("UPDATE approval_stage SET opened_at = :at WHERE request_id = :request AND stage = :stage")
                .param("at", time(at))
                .param("request", stage.request().value())
                .param("stage", stage.number())
                .update();
    }

    void asked(Stage stage, String taskId) {
        jdbc.sql("UPDATE approval_stage SET task_id = :task WHERE request_id = :request AND stage = :stage")
                .param("task", taskId)
                .param("request", stage.request().value())
                .param("stage", stage.number())
                .update();
    }

    void escalated(Stage stage, Instant at) {
        jdbc.sql("UPDATE approval_stage SET escalated_at = :at WHERE request_id = :request AND stage = :stage")
                .param("at", time(at))
                .param("request", stage.request().value())
                .param("stage", stage.number())
                .update();
    }

    void decided(Stage stage, String decision, Optional<UserId> by, Optional<String> comment, Instant at) {
        jdbc.sql("""
                UPDATE approval_stage SET decision = :decision, decided_by = :by, decided_at = :at, comment = :comment
                WHERE request_id = :request AND stage = :stage""")
                .param("decision", decision)
                .param("by", by.map(UserId::value).orElse(null))
                .param("at", time(at))
                .param("comment", comment.orElse(null))
                .param("request", stage.request().value())
                .param("stage", stage.number())
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Stage stage(ResultSet row, int number) throws SQLException {
        return new Stage(
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getInt("stage"),
                row.getString("approvers"),
                Optional.ofNullable(row.getString("task_id")),
                Optional.ofNullable(row.getObject("escalated_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("decision")),
                Optional.ofNullable(row.getObject("decided_by", UUID.class)).map(UserId::new),
                Optional.ofNullable(row.getString("comment")));
    }
}
