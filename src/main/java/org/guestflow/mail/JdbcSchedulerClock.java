package org.guestflow.mail;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The scheduler's time: the database's, so that a node whose own clock is wrong or jumps neither sends late nor takes other nodes for dead. Read now and then by the
 * scheduler's own thread and counted on from there, so that asking costs no statement.
 */
@Component
class JdbcSchedulerClock extends AbstractSchedulerListener implements Clock {

    private final JdbcClient jdbc;
    private volatile Reading last;

    private record Reading(Instant time, long at) {}

    JdbcSchedulerClock(JdbcClient jdbc) {
        super();
        this.jdbc = jdbc;
    }

    @Override
    public Instant now() {
        Reading reading = last;
        if (reading == null) {
            reading = read();
        }
        return reading.time().plus(Duration.ofNanos(System.nanoTime() - reading.at()));
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        if (type == SchedulerListener.SchedulerEventType.RAN_DETECT_DEAD) {
            read();
        }
    }

    private Reading read() {
        Instant time = jdbc.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Reading reading = new Reading(time, System.nanoTime());
        last = reading;
        return reading;
    }
}
