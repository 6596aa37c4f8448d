package org.guestflow.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.TransactionMemory;
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
        TransactionMemory.forgetAll();
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

    /** The open stages of tasks, without those of requests that somebody has decided on before. */
    List<AskedStage> asked(Collection<String> tasks, UserId decider) {
        return jdbc.sql("""
                        SELECT * FROM approval_stage s
                        WHERE task_id = ANY (:tasks) AND decision IS NULL
                          AND NOT EXISTS (SELECT FROM approval_stage d WHERE d.request_id = s.request_id AND :decider IN (d.decided_by, d.decided_for))
                        ORDER BY opened_at, request_id""")
                .param("tasks", tasks.toArray(String[]::new))
                .param("decider", decider.value())
                .query(JdbcStages::askedStage)
                .list();
    }

    Optional<AskedStage> asked(Stage stage) {
        return jdbc.sql(
                        "SELECT * FROM approval_stage WHERE request_id = :request AND stage = :stage AND task_id IS NOT NULL")
                .param("request", stage.request().value())
                .param("stage", stage.number())
                .query(JdbcStages::askedStage)
                .optional();
    }

    void reminded(Stage stage, Instant at) {
        jdbc.sql("""
                UPDATE approval_stage SET reminded_at = :at, reminders = reminders + 1
                WHERE request_id = :request AND stage = :stage""")
                .param("at", time(at))
                .param("request", stage.request().value())
                .param("stage", stage.number())
                .update();
    }

    private static AskedStage askedStage(ResultSet row, int number) throws SQLException {
        return new AskedStage(
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("task_id"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("reminded_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("reminders"));
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

    void decided(Stage stage, String decision, Optional<Approver> by, Optional<String> comment, Instant at) {
        jdbc.sql("""
                UPDATE approval_stage SET decision = :decision, decided_by = :by, decided_for = :for, decided_at = :at, comment = :comment
                WHERE request_id = :request AND stage = :stage""")
                .param("decision", decision)
                .param("by", by.map(approver -> approver.id().value()).orElse(null))
                .param(
                        "for",
                        by.flatMap(Approver::standsInFor)
                                .map(absent -> absent.id().value())
                                .orElse(null))
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
                Optional.ofNullable(row.getObject("opened_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("task_id")),
                Optional.ofNullable(row.getObject("escalated_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("decision")),
                Optional.ofNullable(row.getObject("decided_by", UUID.class)).map(UserId::new),
                Optional.ofNullable(row.getObject("decided_for", UUID.class)).map(UserId::new),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("comment")));
    }
}
