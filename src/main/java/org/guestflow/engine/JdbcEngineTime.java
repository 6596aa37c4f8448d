package org.guestflow.engine;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.joda.time.DateTimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time by which the engine's timers are due and its locks expire: the database's, as it was last read, counted on by the machine's steady clock. A node whose own clock is wrong or jumps so
 * reminds nobody early, lets no invitation expire and takes no other node for dead. The engine takes its time from Joda's one provider per process.
 */
@Component
class JdbcEngineTime implements DateTimeUtils.MillisProvider, InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcEngineTime.class);
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final LongSupplier steady;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(JdbcEngineTime::thread);
    private volatile Reading last;
    private Future<?> readings;

    private record Reading(long time, long at) {}

    @Autowired
    JdbcEngineTime(JdbcClient jdbc) {
        this(jdbc, System::nanoTime);
    }

    /** Counts on by another clock, in nanoseconds. */
    JdbcEngineTime(JdbcClient jdbc, LongSupplier steady) {
        this.jdbc = jdbc;
        this.steady = steady;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "engine-time");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void afterPropertiesSet() {
        read();
        readings = reader.scheduleWithFixedDelay(
                this::readWhereItAnswers,
                BETWEEN_READINGS.toMillis(),
                BETWEEN_READINGS.toMillis(),
                TimeUnit.MILLISECONDS);
        DateTimeUtils.setCurrentMillisProvider(this);
    }

    @Override
    public long getMillis() {
        Reading reading = last;
        return reading.time() + TimeUnit.NANOSECONDS.toMillis(steady.getAsLong() - reading.at());
    }

    void read() {
        long time = jdbc.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant()
                .toEpochMilli();
        last = new Reading(time, steady.getAsLong());
    }

    private void readWhereItAnswers() {
        try {
            read();
        } catch (DataAccessException away) {
            LOG.debug("The database's time cannot be read; it is counted on", away);
        }
    }

    @Override
    public void destroy() {
        readings.cancel(false);
        reader.shutdownNow();
    }
}
