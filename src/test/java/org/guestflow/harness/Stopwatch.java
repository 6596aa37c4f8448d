package org.guestflow.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has a number of clients do the same again and again for a while, each the next when it is answered, and reads clocks and counters before and after. */
final class Stopwatch {

    private static final Duration TO_FINISH = Duration.ofMinutes(1);

    private final DoubleSupplier cpu;
    private final Database database;
    private final JdbcClient jdbc;
    private final AtomicInteger numbers = new AtomicInteger();

    /** For a server, by the processor time that it has taken so far, in seconds. */
    Stopwatch(DoubleSupplier cpu, Database database) {
        this.cpu = cpu;
        this.database = database;
        this.jdbc = database.jdbc();
    }

    private record Counters(double node, double database, long wal, long commits) {}

    /** Makes a server busy, and looks at no clock. */
    void warmUp(Operation operation, int clients, Duration time) throws InterruptedException {
        latencies(operation, clients, time);
    }

    /**
     * Measures.
     *
     * @param operation what is done
     * @param clients by how many at a time
     * @param time for how long
     * @param untilDone waits for what is left to be done when the last call is answered; its time and its cost count
     */
    Figures measure(Operation operation, int clients, Duration time, Runnable untilDone)
            throws InterruptedException, IOException {
        Counters before = counters();
        long begun = System.nanoTime();
        List<Long> latencies = latencies(operation, clients, time);
        untilDone.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        Counters after = counters();
        double done = latencies.size();
        return new Figures(
                done / seconds,
                latencies,
                (after.node - before.node) / done,
                (after.database - before.database) / done,
                (after.wal - before.wal) / done,
                (after.commits - before.commits) / done);
    }

    private List<Long> latencies(Operation operation, int clients, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        Queue<Long> latencies = new ConcurrentLinkedQueue<>();
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        for (int client = 0; client < clients; client++) {
            threads.execute(() -> repeat(operation, end, latencies, failures));
        }
        threads.shutdown();
        boolean finished = threads.awaitTermination(time.plus(TO_FINISH).toMillis(), TimeUnit.MILLISECONDS);
        if (!finished || !failures.isEmpty()) {
            throw new IllegalStateException("not everything was done, as " + failures.peek());
        }
        return latencies.stream().sorted().toList();
    }

    private void repeat(Operation operation, long end, Queue<Long> latencies, Queue<Exception> failures) {
        try {
            while (System.nanoTime() < end && failures.isEmpty()) {
                long begun = System.nanoTime();
                operation.once(numbers.incrementAndGet());
                latencies.add(System.nanoTime() - begun);
            }
        } catch (IOException | RuntimeException failed) {
            failures.add(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Counters counters() throws IOException {
        return new Counters(
                cpu.getAsDouble(),
                database.cpuSeconds(),
                number("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"),
                number("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"));
    }

    private long number(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
