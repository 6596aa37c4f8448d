package org.guestflow.harness;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** What work costs, beside the floor that PostgreSQL sets, in one run; the figures stand in {@code target/bench/table.md}. Nothing else should run on the machine. */
@Tag("bench")
class Benchmark {

    private static final List<String> HEAP = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final Path TABLE = Path.of("target/bench/table.md");
    private static final List<Integer> CLIENTS = Arrays.stream(
                    System.getProperty("guestflow.bench.clients", "1,8,32").split(","))
            .map(Integer::valueOf)
            .toList();

    /** As many guests as none of the rounds of this program can use up. */
    private static final int MOST_REDEMPTIONS_A_SECOND = 60;

    private static final int ROUNDS = 3;
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("guestflow.bench.warm-up-seconds", 40));
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("guestflow.bench.round-seconds", 10));
    private static final Duration UNTIL_QUIET = Duration.ofMinutes(5);
    private static final String HEAD = """

            | work | clients | a second: median (least–most) | p50 ms | p95 ms | p99 ms | node CPU ms | PostgreSQL CPU ms | WAL kB | commits |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    @Test
    void whatWorkCosts() throws Exception {
        Program.forget();
        Files.createDirectories(Path.of("target/faults"));
        Files.createDirectories(TABLE.getParent());
        Path folder = Files.createTempDirectory("bench");
        try (Installation at = Installation.start(Scenario.asShipped(HEAP), folder);
                HikariDataSource connections = connections(at)) {
            Woodgrove.fill(at.database().jdbc());
            write(machine() + HEAD);
            measure(at, new Floor(connections, at.database().jdbc()));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void measure(Installation at, Operation floor) throws IOException, InterruptedException {
        int port = at.nodes().get(0).port();
        Programs programs = new Programs(at.http());
        Calls calls = new Calls(programs, port);
        Approvals approvals = new Approvals(programs, port);
        Redemptions redemptions = new Redemptions(at, calls);
        Stopwatch stopwatch = new Stopwatch(at.nodes().get(0)::cpuSeconds, at.database());
        stopwatch.measure(calls::inviteOverGraph, 8, WARM_UP);
        awaitQuiet(at);
        for (int clients : CLIENTS) {
            rounds(at, stopwatch, "floor: guest, invitation, audit entry; marked sent", floor, clients);
            int before = at.mail().received().size();
            rounds(at, stopwatch, "invitation over Graph", calls::inviteOverGraph, clients);
            write(untilMailed(at, calls, before, clients));
            rounds(at, stopwatch, "invitation over Camunda's REST", calls::inviteOverTheEngine, clients);
            rounds(at, stopwatch, "first page of guests over Graph", calls::listGuests, clients);
            rounds(at, stopwatch, "invitation with one approval (three calls)", approvals::once, clients);
            redemptions.invite(ROUNDS * MOST_REDEMPTIONS_A_SECOND * (int) ROUND.toSeconds());
            awaitQuiet(at);
            rounds(at, stopwatch, "redemption (link, code by mail, consent)", redemptions::once, clients);
        }
        write("| a person added directly, 1,000 in one request | 1 | %s |%n"
                .formatted(Figures.cells(additions(at, stopwatch, new Additions(at, programs)))));
        comparePeer(at);
        write("\nMost memory: %d MB with %s.%n".formatted(at.nodes().get(0).peakMemory() >> 20, HEAP));
    }

    /** After each round what it left to be done is done, so that none pays for the one before; it counts for its processor time. */
    private static void rounds(Installation at, Stopwatch stopwatch, String work, Operation operation, int clients)
            throws IOException, InterruptedException {
        Figures[] rounds = new Figures[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rounds[round] = stopwatch.measure(operation, clients, ROUND);
            awaitQuiet(at);
        }
        write("| %s | %d | %s |%n".formatted(work, clients, Figures.cells(rounds)));
    }

    /** The peer comes last: it runs beside the node, which has nothing to do by then. */
    private static void comparePeer(Installation at) throws IOException, InterruptedException {
        Optional<Keycloak> started = Keycloak.start(at, HEAP);
        if (started.isEmpty()) {
            write("%nKeycloak was not measured: it is fetched with -Pbench,keycloak.%n".formatted());
            return;
        }
        try (Keycloak keycloak = started.get()) {
            Stopwatch stopwatch = new Stopwatch(keycloak::cpuSeconds, at.database());
            stopwatch.measure(keycloak::invite, 8, WARM_UP);
            for (int clients : CLIENTS) {
                rounds(
                        at,
                        stopwatch,
                        "Keycloak: invitation into an organisation, mailed within the call",
                        keycloak::invite,
                        clients);
                rounds(at, stopwatch, "Keycloak: user created with a group in one call", keycloak::add, clients);
            }
        }
    }

    private static Figures[] additions(Installation at, Stopwatch stopwatch, Additions additions)
            throws IOException, InterruptedException {
        Figures[] rounds = new Figures[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rounds[round] =
                    stopwatch.measure(additions::once, 1, Duration.ofMillis(1)).each(Additions.PEOPLE);
            awaitQuiet(at);
        }
        return rounds;
    }

    /** From the call to the moment at which the mail server has the mail. */
    private static String untilMailed(Installation at, Calls calls, int before, int clients) {
        long[] millis = at.mail().received().stream()
                .skip(before)
                .flatMap(mail ->
                        calls.askedFor(mail.recipient()).map(asked -> Duration.between(asked, mail.at())).stream())
                .mapToLong(Duration::toMillis)
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "| … from the call to the mail server's having the mail (%d mails) | %d | | %d | %d | %d | | | | |%n",
                millis.length,
                clients,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                millis[millis.length * 99 / 100]);
    }

    private static void awaitQuiet(Installation at) {
        Awaitility.await()
                .atMost(UNTIL_QUIET)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> at.database()
                                .jdbc()
                                .sql(Day.WORK_LEFT)
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private static HikariDataSource connections(Installation at) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(at.database().url());
        config.setMaximumPoolSize(CLIENTS.get(CLIENTS.size() - 1));
        return new HikariDataSource(config);
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

    private static void write(String text) throws IOException {
        System.out.print(text);
        Files.writeString(TABLE, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
