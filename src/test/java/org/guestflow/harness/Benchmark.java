package org.guestflow.harness;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** What work costs, beside the floor that PostgreSQL sets, in one run; the figures stand in {@code target/bench/table.md}. Nothing else should run on the machine. */
@Tag("bench")
class Benchmark {

    private static final Path TABLE = Path.of("target/bench/table.md");
    private static final List<Integer> CLIENTS = Arrays.stream(
                    System.getProperty("guestflow.bench.clients", "1,8,32").split(","))
            .map(Integer::valueOf)
            .toList();

    private static final int CLIENTS_OF_THE_PEER = 8;
    private static final int CROWD = 1_000;
    private static final int PENDING = Integer.getInteger("guestflow.bench.pending", 20_000);
    private static final int PENDING_AT_THE_PEER = 20_000;

    @Test
    void whatWorkCosts() throws Exception {
        Program.forget();
        Files.createDirectories(Path.of("target/faults"));
        Path folder = Files.createTempDirectory("bench");
        try (Installation at = Installation.start(Scenario.asShipped(Rounds.HEAP, 1), folder);
                HikariDataSource connections = connections(at)) {
            Woodgrove.fill(at.database().jdbc());
            measure(
                    at,
                    new Rounds(at, TABLE),
                    new Floor(connections, at.database().jdbc()),
                    JdbcClient.create(connections));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void measure(Installation at, Rounds rounds, Operation floor, JdbcClient jdbc)
            throws IOException, InterruptedException {
        rounds.write("%nOf ours at least %d invitations are pending all the time.%n".formatted(PENDING));
        rounds.write(Rounds.HEAD);
        Work work = new Work(at, rounds);
        work.invite(PENDING);
        work.warmUp();
        Stopwatch stopwatch = new Stopwatch(at.nodes().get(0)::cpuSeconds, at.database());
        for (int clients : CLIENTS) {
            rounds.measure(stopwatch, "floor: guest, invitation, audit entry; marked sent", floor, clients);
            work.measure(clients, "");
        }
        Additions crowds = new Additions(at, new Programs(at.http()), CROWD);
        stopwatch.warmUp(crowds::once, 1, Rounds.WARM_UP);
        rounds.write("| a person added directly, %d in one request | 1 | %s |%n"
                .formatted(CROWD, Figures.cells(additions(rounds, stopwatch, crowds))));
        rounds.write(new LowLoad(at, jdbc).measured());
        comparePeer(at, rounds);
        rounds.write(
                "\nMost memory: %d MB with %s.%n".formatted(at.nodes().get(0).peakMemory() >> 20, Rounds.HEAP));
    }

    /** The peer comes last: it runs beside the node, which has nothing to do by then. */
    private static void comparePeer(Installation at, Rounds rounds) throws IOException, InterruptedException {
        Optional<Keycloak> started = Keycloak.start(at, Rounds.HEAP);
        if (started.isEmpty()) {
            rounds.write("%nKeycloak was not measured: it is fetched with -Pbench,keycloak.%n".formatted());
            return;
        }
        try (Keycloak keycloak = started.get()) {
            Stopwatch stopwatch = new Stopwatch(keycloak::cpuSeconds, at.database());
            stopwatch.warmUp(keycloak::invite, CLIENTS_OF_THE_PEER, Rounds.WARM_UP);
            stopwatch.warmUp(keycloak::add, CLIENTS_OF_THE_PEER, Rounds.WARM_UP);
            for (int clients : CLIENTS) {
                keycloak.forget();
                rounds.measure(
                        stopwatch,
                        "Keycloak: invitation into an organisation, mailed within the call",
                        keycloak::invite,
                        clients);
                rounds.measure(stopwatch, "Keycloak: user created with a group in one call", keycloak::add, clients);
            }
            keycloak.fill(PENDING_AT_THE_PEER);
            rounds.measure(
                    stopwatch,
                    "Keycloak: invitation into an organisation, %d pending".formatted(PENDING_AT_THE_PEER),
                    keycloak::invite,
                    CLIENTS_OF_THE_PEER);
        }
    }

    private static Figures[] additions(Rounds rounds, Stopwatch stopwatch, Additions additions)
            throws IOException, InterruptedException {
        Figures[] figures = new Figures[Rounds.NUMBER];
        for (int round = 0; round < Rounds.NUMBER; round++) {
            figures[round] = stopwatch
                    .measure(additions::once, 1, Duration.ofSeconds(1), rounds::awaitQuiet)
                    .each(CROWD);
        }
        return figures;
    }

    private static HikariDataSource connections(Installation at) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(at.database().url());
        config.setMaximumPoolSize(CLIENTS.get(CLIENTS.size() - 1));
        return new HikariDataSource(config);
    }
}
