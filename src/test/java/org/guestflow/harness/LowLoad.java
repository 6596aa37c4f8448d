package org.guestflow.harness;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How soon what a call leaves behind is done when nothing else is: the pauses of whoever looks for work would show here. */
final class LowLoad {

    private static final int TIMES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int JOBS_OF_AN_ADDITION = 3;

    private final Installation at;
    private final JdbcClient jdbc;
    private final Calls calls;
    private final Additions additions;
    private final Clock clock = Clock.systemUTC();

    /** Looks into the database over connections that are there. */
    LowLoad(Installation at, JdbcClient jdbc) {
        Programs programs = new Programs(at.http());
        this.at = at;
        this.jdbc = jdbc;
        this.calls = new Calls(programs, at.nodes().get(0).port());
        this.additions = new Additions(at, programs, 1);
    }

    /** One after the other, each begun when the one before is done. */
    String measured() throws IOException, InterruptedException {
        long[] mails = new long[TIMES];
        long[] additionsOfOne = new long[TIMES];
        for (int time = 0; time < TIMES; time++) {
            mails[time] = untilMailed(time);
            additionsOfOne[time] = untilAdded(time);
        }
        return String.format(
                Locale.ROOT,
                "%nOne at a time, from the answer: until the mail server has an invitation's mail %s; until a person added directly is in, %d jobs of the engine one after the other, %s.%n",
                text(mails),
                JOBS_OF_AN_ADDITION,
                text(additionsOfOne));
    }

    private long untilMailed(int number) throws IOException, InterruptedException {
        String guest = "low-" + UUID.randomUUID() + "@fabrikam.example";
        calls.invite(number, guest);
        return millisUntil(() -> at.mail().linkFor(guest).isPresent());
    }

    private long untilAdded(int number) throws IOException, InterruptedException {
        UUID request = additions.ask(number);
        return millisUntil(() -> jdbc.sql("SELECT state = 'completed' FROM direct_addition WHERE id = :id")
                .param("id", request)
                .query(Boolean.class)
                .single());
    }

    private long millisUntil(Callable<Boolean> done) {
        Instant answered = clock.instant();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(done);
        return Duration.between(answered, clock.instant()).toMillis();
    }

    private static String text(long... millis) {
        long[] sorted = Arrays.stream(millis).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%d ms (p50), %d (p95), %d (most)",
                sorted[TIMES / 2],
                sorted[TIMES * 95 / 100],
                sorted[TIMES - 1]);
    }
}
