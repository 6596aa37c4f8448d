package org.guestflow.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How often the database is asked for figures, and how long anybody waits for it. */
class ReadingTest {

    private static final Figure JOBS = Figure.of("jobs");
    private static final Figure INCIDENTS = Figure.of("incidents");

    private final AtomicLong nanoseconds = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void allFiguresOfAScrapeComeFromOneReading() {
        Reading reading = reading(this::figures, Runnable::run);

        assertThat(reading.get(JOBS)).isEqualTo(1);
        assertThat(reading.get(INCIDENTS)).isEqualTo(10);
        passes(Duration.ofSeconds(4));
        assertThat(reading.get(JOBS)).isEqualTo(1);

        assertThat(asked).hasValue(1);
    }

    @Test
    void theNextScrapeReadsAnew() {
        Reading reading = reading(this::figures, Runnable::run);
        reading.get(JOBS);

        passes(Duration.ofSeconds(5));

        assertThat(reading.get(JOBS)).isEqualTo(2);
    }

    @Test
    void aDatabaseThatIsAwayIsAskedOncePerScrapeAndGivesNoNumber() {
        Reading reading = reading(
                () -> {
                    asked.incrementAndGet();
                    throw new IllegalStateException("away");
                },
                Runnable::run);

        assertThat(reading.get(JOBS)).isNaN();
        assertThat(reading.get(INCIDENTS)).isNaN();

        assertThat(asked).hasValue(1);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNotAskedAgainBeforeItHas() {
        List<Runnable> begun = new ArrayList<>();
        Reading reading = reading(this::figures, begun::add);
        assertThat(reading.get(JOBS)).isNaN();
        passes(Duration.ofSeconds(5));
        assertThat(reading.get(JOBS)).isNaN();
        assertThat(begun).hasSize(1);

        begun.get(0).run();
        passes(Duration.ofSeconds(5));
        reading.get(JOBS);

        assertThat(begun).hasSize(2);
    }

    private Map<Figure, Double> figures() {
        double time = asked.incrementAndGet();
        return Map.of(JOBS, time, INCIDENTS, 10 * time);
    }

    private Reading reading(Supplier<Map<Figure, Double>> source, Executor reader) {
        return new Reading(source, Duration.ofSeconds(5), Duration.ofMillis(20), reader, nanoseconds::get);
    }

    private void passes(Duration time) {
        nanoseconds.addAndGet(time.toNanos());
    }
}
