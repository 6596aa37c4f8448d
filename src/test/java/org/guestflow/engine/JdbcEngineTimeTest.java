package org.guestflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.support.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The engine's time is the database's, whatever this machine's clock says; a steady clock that the test turns by hand stands for the time that passes. */
class JdbcEngineTimeTest {

    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(TestPostgres.newDatabase()));
    private final AtomicLong steady = new AtomicLong(Duration.ofDays(3).toNanos());
    private final JdbcEngineTime time = new JdbcEngineTime(jdbc, steady::get);

    @Test
    void itIsCountedOnByTheSteadyClockAlone() {
        long before = databaseTime();
        time.read();
        long after = databaseTime();

        long first = time.getMillis();
        assertThat(first).isBetween(before, after);
        assertThat(time.getMillis()).isEqualTo(first);

        steady.addAndGet(Duration.ofDays(8).toNanos());
        assertThat(time.getMillis()).isEqualTo(first + Duration.ofDays(8).toMillis());
    }

    @Test
    void aSteadyClockThatStoodStillIsPutRightByTheNextReading() {
        time.read();
        steady.addAndGet(-Duration.ofHours(1).toNanos());
        long before = databaseTime();

        time.read();

        assertThat(time.getMillis()).isBetween(before, databaseTime());
    }

    @Test
    void theEngineGoesByIt() {
        time.afterPropertiesSet();
        try {
            // Back and not on, lest timers of others come early.
            steady.addAndGet(-Duration.ofHours(1).toNanos());

            assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(Instant.ofEpochMilli(time.getMillis()));
        } finally {
            time.destroy();
            ClockUtil.reset();
        }
    }

    private long databaseTime() {
        return jdbc.sql("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)")
                .query(Long.class)
                .single();
    }
}
