package org.guestflow.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How far telling each subscription has come. Leases and waits are judged by the database's time, so that nodes whose clocks differ agree on them. A claim waits for the row's lock,
 * which is held for moments, and does not skip it: whoever skipped it would leave his change to nobody.
 */
@Repository
class JdbcDeliveries {

    private final JdbcClient jdbc;
    private final Secrets secrets;

    JdbcDeliveries(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** Takes the lease; empty where there is nothing to tell, the subscription has ended, or another task is at it or has its next attempt ahead. */
    Optional<Round> claim(DeliveryTask task, Duration lease, Instant now) {
        return jdbc.sql("""
                        UPDATE subscription
                        SET carrier = :task, attempts = attempts + 1, leased_until = now() + make_interval(secs => :lease), next_attempt_at = NULL
                        WHERE id = :id AND expires_at > :now
                          AND (leased_until IS NULL OR leased_until < now()) AND (next_attempt_at IS NULL OR next_attempt_at <= now())
                          AND EXISTS (SELECT FROM subscription_change WHERE subscription_id = :id)
                        RETURNING *
                        """)
                .param("task", task.name())
                .param("lease", seconds(lease))
                .param("id", task.subscription())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> round(task, row, number))
                .optional();
    }

    /** How long the task has to wait, where it is the one that carries on; empty where another does, or there is nothing to tell. */
    Optional<Duration> remainingWait(DeliveryTask task, Instant now) {
        return jdbc.sql("""
                        SELECT extract(epoch FROM greatest(leased_until, next_attempt_at) - now()) FROM subscription
                        WHERE id = :id AND carrier = :task AND expires_at > :now AND num_nonnulls(leased_until, next_attempt_at) > 0
                          AND EXISTS (SELECT FROM subscription_change WHERE subscription_id = :id)
                        """)
                .param("id", task.subscription())
                .param("task", task.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds * 1000))));
    }

    /** Gives the lease back after an attempt that was a success, or was not needed. False where the claim has been lost. */
    boolean release(Round round, boolean slow, Optional<Instant> deliveredAt) {
        return jdbc.sql("""
                        UPDATE subscription
                        SET carrier = NULL, leased_until = NULL, failures = 0, slow = :slow, last_error = NULL,
                            last_delivered_at = coalesce(:delivered, last_delivered_at)
                        WHERE id = :id AND carrier = :task AND attempts = :attempt
                        """)
                        .param("slow", slow)
                        .param(
                                "delivered",
                                deliveredAt
                                        .map(time -> time.atOffset(ZoneOffset.UTC))
                                        .orElse(null),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("id", round.subscription().id())
                        .param("task", round.task().name())
                        .param("attempt", round.attempt())
                        .update()
                == 1;
    }

    /** Gives the lease back after a failure; the task stays responsible for the next attempt. False where the claim has been lost. */
    boolean fail(Round round, String words, Duration wait) {
        return jdbc.sql("""
                        UPDATE subscription
                        SET leased_until = NULL, failures = failures + 1, slow = true, last_error = :words, next_attempt_at = now() + make_interval(secs => :wait)
                        WHERE id = :id AND carrier = :task AND attempts = :attempt
                        """)
                        .param("words", words)
                        .param("wait", seconds(wait))
                        .param("id", round.subscription().id())
                        .param("task", round.task().name())
                        .param("attempt", round.attempt())
                        .update()
                == 1;
    }

    /** Gives the lease back without an attempt; the task stays responsible. */
    void postpone(Round round, Duration wait) {
        jdbc.sql("""
                        UPDATE subscription SET leased_until = NULL, next_attempt_at = now() + make_interval(secs => :wait)
                        WHERE id = :id AND carrier = :task AND attempts = :attempt
                        """)
                .param("wait", seconds(wait))
                .param("id", round.subscription().id())
                .param("task", round.task().name())
                .param("attempt", round.attempt())
                .update();
    }

    /** Counts what was given up; where nothing is left to tell, nobody carries on and the next change is told at once. */
    void giveUp(UUID subscription, int changes, boolean nothingLeft) {
        jdbc.sql("""
                        UPDATE subscription
                        SET dropped = dropped + :changes, carrier = CASE WHEN :none THEN NULL ELSE carrier END,
                            next_attempt_at = CASE WHEN :none THEN NULL ELSE next_attempt_at END
                        WHERE id = :id
                        """)
                .param("changes", changes)
                .param("none", nothingLeft)
                .param("id", subscription)
                .update();
    }

    private Round round(DeliveryTask task, ResultSet row, int number) throws SQLException {
        UUID id = task.subscription();
        byte[] state = row.getBytes("sealed_client_state");
        return new Round(
                task,
                JdbcSubscriptionRow.read(row, number),
                state == null ? Optional.empty() : secrets.clientState(id, state),
                secrets.signingKey(id, row.getBytes("sealed_signing_key")),
                row.getLong("attempts"),
                row.getInt("failures"),
                row.getBoolean("slow"),
                id,
                List.of());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
