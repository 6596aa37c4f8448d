package org.guestflow.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Measures work in rounds, each of them once what the one before has left to be done is done, and writes what came of it to a table. */
final class Rounds {

    /** How long a round lasts. */
    static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("guestflow.bench.round-seconds", 10));

    /** For how long a program is made busy with each work before it is measured. */
    static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("guestflow.bench.warm-up-seconds", 40));

    /** How many rounds there are of each work. */
    static final int NUMBER = 3;

    /** Options of the nodes' Java. What has been taken from the C library is given back as by the image. */
    static final List<String> HEAP = List.of(
            "-Xmx" + System.getProperty("guestflow.bench.heap", "256m"),
            "-XX:+UseSerialGC",
            "-XX:TrimNativeHeapInterval=10000");

    private static final Duration UNTIL_QUIET = Duration.ofMinutes(5);
    /** Of the table that {@link #measure} writes rows of. */
    static final String HEAD = """

            | work | clients | a second: median (least–most) | p50 ms | p95 ms | p99 ms | node CPU ms | PostgreSQL CPU ms | WAL kB | commits |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private final Path table;

    /** Over one connection: to open one for each look would cost more than some of what is measured. */
    private final JdbcClient looking;

    /** Those of an installation, whose figures are added to a file. */
    Rounds(Installation at, Path table) throws IOException {
        this.looking =
                JdbcClient.create(new SingleConnectionDataSource(at.database().url(), true));
        this.table = table;
        Files.createDirectories(table.getParent());
        write(machine());
    }

    /** Measures, and writes a row. */
    Figures measure(Stopwatch stopwatch, String work, Operation operation, int clients)
            throws IOException, InterruptedException {
        Figures[] rounds = new Figures[NUMBER];
        for (int round = 0; round < NUMBER; round++) {
            rounds[round] = stopwatch.measure(operation, clients, ROUND, this::awaitQuiet);
        }
        write("| %s | %d | %s |%n".formatted(work, clients, Figures.cells(rounds)));
        return Figures.median(rounds);
    }

    /** Adds to the file, and says it. */
    void write(String text) throws IOException {
        System.out.print(text);
        Files.writeString(table, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Until no work is left. */
    void awaitQuiet() {
        Awaitility.await()
                .atMost(UNTIL_QUIET)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> looking.sql(Day.WORK_LEFT).query(Long.class).single() == 0);
    }

    private static String machine() {
        return "%n%s: %d processors, Java %s, node with %s, PostgreSQL with fsync and synchronous_commit on; clients, mail server and database on the same machine; rounds of %d s.%n"
                .formatted(
                        Instant.now().toString().substring(0, 10),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        String.join(" ", HEAP),
                        ROUND.toSeconds());
    }
}
