package org.guestflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * Brings the database's schema up to date while other nodes, of the version before, go on working on it. PostgreSQL ends a migration whose locks and theirs wait for each other; it has left nothing then,
 * and is tried again.
 */
@Component
class JdbcMigration implements FlywayMigrationStrategy {

    /** Deadlock detected, lock not available, could not serialise (PostgreSQL, appendix A). */
    private static final Set<String> PASSING = Set.of("40P01", "55P03", "40001");

    private static final int TRIES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(500);

    @Override
    public void migrate(Flyway flyway) {
        RetryTemplate.builder()
                .maxAttempts(TRIES)
                .fixedBackoff(BETWEEN.toMillis())
                .retryOn(Passing.class)
                .build()
                .execute(attempt -> migrateOnce(flyway));
    }

    private static boolean migrateOnce(Flyway flyway) {
        try {
            return flyway.migrate().success;
        } catch (FlywayException failure) {
            throw passes(failure) ? new Passing(failure) : failure;
        }
    }

    private static boolean passes(FlywayException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .anyMatch(cause -> PASSING.contains(((SQLException) cause).getSQLState()));
    }

    /** A failure that passes by itself; in the log stands the one that is its cause. */
    private static final class Passing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Passing(FlywayException cause) {
            super(
                    "the migration and the work of other nodes waited for each other " + TRIES + " times; start again",
                    cause);
        }
    }
}
