package org.guestflow.graph.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code api_answer}. Every statement is a transaction of its own, so that other nodes see it before anything is done; all times are the database's, which all
 * nodes share.
 */
@Repository
class JdbcKeptAnswers {

    private final JdbcClient jdbc;

    JdbcKeptAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Claims a call; false where it is claimed or answered, also by a node that does so meanwhile. */
    boolean insertIfFree(RepeatableCall call, byte[] request, UUID claim, Duration lease) {
        return jdbc.sql("""
                        INSERT INTO api_answer (caller, client_request_id, request, claim, claimed_until, created_at)
                        VALUES (:caller, :id, :request, :claim, now() + make_interval(secs => :lease), now())
                        ON CONFLICT DO NOTHING
                        """)
                        .param("caller", call.caller())
                        .param("id", call.clientRequestId())
                        .param("request", request)
                        .param("claim", claim)
                        .param("lease", seconds(lease))
                        .update()
                == 1;
    }

    Optional<Row> find(RepeatableCall call, Duration keptFor) {
        return jdbc.sql("""
                        SELECT request, claim, answer, claimed_until < now() AS lease_is_over,
                               created_at < now() - make_interval(secs => :keptFor) AS is_old
                        FROM api_answer WHERE caller = :caller AND client_request_id = :id
                        """)
                .param("keptFor", seconds(keptFor))
                .param("caller", call.caller())
                .param("id", call.clientRequestId())
                .query(JdbcKeptAnswers::row)
                .optional();
    }

    /** Claims a call whose claim has run out; false where somebody else was first, or it is answered. */
    boolean takeOver(RepeatableCall call, UUID before, UUID claim, Duration lease) {
        return jdbc.sql("""
                        UPDATE api_answer SET claim = :claim, claimed_until = now() + make_interval(secs => :lease)
                        WHERE caller = :caller AND client_request_id = :id AND claim = :before AND answer IS NULL AND claimed_until < now()
                        """)
                        .param("claim", claim)
                        .param("lease", seconds(lease))
                        .param("caller", call.caller())
                        .param("id", call.clientRequestId())
                        .param("before", before)
                        .update()
                == 1;
    }

    /** Keeps the answer; nothing where the claim was taken over. */
    void setAnswer(RepeatableCall call, UUID claim, byte[] answer) {
        jdbc.sql(
                        "UPDATE api_answer SET answer = :answer WHERE caller = :caller AND client_request_id = :id AND claim = :claim")
                .param("answer", answer)
                .param("caller", call.caller())
                .param("id", call.clientRequestId())
                .param("claim", claim)
                .update();
    }

    void delete(RepeatableCall call, UUID claim) {
        jdbc.sql("DELETE FROM api_answer WHERE caller = :caller AND client_request_id = :id AND claim = :claim")
                .param("caller", call.caller())
                .param("id", call.clientRequestId())
                .param("claim", claim)
                .update();
    }

    void deleteOlderThan(Duration age) {
        jdbc.sql("DELETE FROM api_answer WHERE created_at < now() - make_interval(secs => :age)")
                .param("age", seconds(age))
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getBytes("request"),
                row.getObject("claim", UUID.class),
                row.getBytes("answer"),
                row.getBoolean("lease_is_over"),
                row.getBoolean("is_old"));
    }

    /** A call as it is known; without an answer while it is being served. Not compared as a record is: arrays are equal by identity. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(byte[] request, UUID claim, byte[] answer, boolean leaseIsOver, boolean isOld) {}
}
