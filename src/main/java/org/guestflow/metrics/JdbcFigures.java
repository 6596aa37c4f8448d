package org.guestflow.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What metrics tell of the database. {@link #waiting} looks at tables that hold only what is still to be done: jobs (a few for each open request; the job executor looks through them every
 * second as well), incidents and scheduled tasks. {@link #counted} counts what grows with the organisation.
 */
@Repository
class JdbcFigures {

    private static final Figure INCIDENTS = Figure.of("guestflow.incidents.open");
    private static final Figure JOBS_DUE = Figure.of("guestflow.jobs.due");
    private static final Figure JOB_LAG = Figure.of("guestflow.jobs.lag");

    /** The scheduler's tasks, by the names under which they are shown. */
    private static final Map<String, String> TASKS =
            Map.of("mail", "send-mail", "webhook", "notify-subscription", "csv", "work-on-bulk-upload");

    private static final List<String> GUEST_STATES = List.of("pending_acceptance", "accepted", "blocked");
    private static final List<String> OPEN_STATES = List.of("requested", "awaiting_approval", "pending_acceptance");

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The figures that {@link #waiting} gives. */
    static List<Figure> namesOfWaiting() {
        return Stream.concat(
                        Stream.of(INCIDENTS, JOBS_DUE, JOB_LAG),
                        TASKS.keySet().stream().flatMap(kind -> Stream.of(tasks(kind), lag(kind))))
                .toList();
    }

    /** The figures that {@link #counted} gives. */
    static List<Figure> namesOfCounted() {
        return Stream.concat(
                        GUEST_STATES.stream().map(JdbcFigures::guests),
                        OPEN_STATES.stream().map(JdbcFigures::open))
                .toList();
    }

    static Figure tasks(String kind) {
        return new Figure("guestflow.outbox.waiting", "kind", kind);
    }

    static Figure lag(String kind) {
        return new Figure("guestflow.outbox.lag", "kind", kind);
    }

    private static Figure guests(String state) {
        return new Figure("guestflow.guests", "state", state);
    }

    private static Figure open(String state) {
        return new Figure("guestflow.invitations.open", "state", state);
    }

    /** What waits to be done, and for how many seconds what should have been done already. */
    Map<Figure, Double> waiting() {
        Map<Figure, Double> figures = new HashMap<>();
        figures.put(
                INCIDENTS,
                jdbc.sql("SELECT count(*) FROM act_ru_incident")
                        .query(Double.class)
                        .single());
        addJobs(figures);
        TASKS.forEach((kind, task) -> addTasks(figures, kind, task));
        return figures;
    }

    private void addJobs(Map<Figure, Double> figures) {
        Instant now = clock.instant();
        // The engine keeps local times; what has no due date is due since it was written. What is suspended or out of
        // retries waits for a person.
        jdbc.sql("""
                        SELECT count(*) AS due, min(coalesce(duedate_, create_time_)) AS oldest FROM act_ru_job
                        WHERE retries_ > 0 AND suspension_state_ = 1 AND coalesce(duedate_, create_time_) <= :now
                        """).param("now", Timestamp.from(now)).query(row -> {
            figures.put(JOBS_DUE, row.getDouble("due"));
            figures.put(JOB_LAG, secondsSince(row, now));
        });
    }

    private void addTasks(Map<Figure, Double> figures, String kind, String task) {
        Instant now = clock.instant();
        jdbc.sql("""
                        SELECT count(*) AS waiting, min(execution_time) FILTER (WHERE NOT picked) AS oldest
                        FROM scheduled_tasks WHERE task_name = :task
                        """).param("task", task).query(row -> {
            figures.put(tasks(kind), row.getDouble("waiting"));
            figures.put(lag(kind), secondsSince(row, now));
        });
    }

    private static double secondsSince(ResultSet row, Instant now) throws SQLException {
        return Optional.ofNullable(row.getTimestamp("oldest"))
                .map(oldest -> Duration.between(oldest.toInstant(), now).toMillis() / 1000.0)
                .filter(seconds -> seconds > 0)
                .orElse(0.0);
    }

    /** Guests and open invitations by their states. */
    Map<Figure, Double> counted() {
        Map<Figure, Double> figures = new HashMap<>();
        namesOfCounted().forEach(figure -> figures.put(figure, 0.0));
        jdbc.sql("""
                        SELECT CASE WHEN account_enabled THEN external_user_state ELSE 'blocked' END AS state, count(*) AS number
                        FROM directory_user WHERE external_user_state IS NOT NULL GROUP BY 1
                        """).query(row -> {
            figures.put(guests(row.getString("state")), row.getDouble("number"));
        });
        jdbc.sql("""
                        SELECT state, count(*) AS number FROM invitation
                        WHERE state IN ('requested', 'awaiting_approval', 'pending_acceptance') GROUP BY 1
                        """).query(row -> {
            figures.put(open(row.getString("state")), row.getDouble("number"));
        });
        return figures;
    }
}
