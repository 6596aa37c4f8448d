package org.guestflow.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Which statements PostgreSQL is asked for each piece of work, until its mail is sent and its jobs are done, BEGIN and COMMIT among them, and how long it works on each; the list stands in {@code
 * target/bench/statements.md}.
 */
@Tag("bench")
class Statements {

    private static final Path TABLE = Path.of("target/bench/statements.md");
    private static final int TIMES = 200;
    private static final int CROWD = 1_000;
    private static final String HEAD = """

            %s:

            | times | ms | of these planning | statement |
            |---|---|---|---|
            """;

    /** What runs beside, by its time and not for a piece of work, comes less often. */
    private static final String OF_THE_WORK = """
            FROM pg_stat_statements
            WHERE calls >= :least AND userid = CURRENT_USER::regrole AND query NOT LIKE '%pg_stat%'""";

    private static final String LIST = """
            SELECT concat_ws(' | ', round(calls / :times::numeric, 2), round(((total_exec_time + total_plan_time) / :times)::numeric, 3),
                             round((total_plan_time / :times)::numeric, 3), left(regexp_replace(query, '\\s+', ' ', 'g'), 150))""" + " " + OF_THE_WORK + " ORDER BY total_exec_time + total_plan_time DESC";
    /** Each BEGIN has an end besides, a COMMIT or ROLLBACK: PostgreSQL 15 counts those of prepared statements once and no more. */
    private static final String SUM = """
            SELECT concat_ws(' | ', round((sum(calls) FILTER (WHERE query NOT IN ('COMMIT', 'ROLLBACK')) + coalesce(sum(calls) FILTER (WHERE query LIKE 'BEGIN%'), 0)) / :times::numeric, 1), round((sum(total_exec_time + total_plan_time) / :times)::numeric, 1),
                             round((sum(total_plan_time) / :times)::numeric, 1), 'in all')""" + " " + OF_THE_WORK;

    @Test
    void thatWorkTakes() throws Exception {
        Assumptions.assumeTrue(
                Database.installed().isPresent(), "Debian's PostgreSQL, which counts statements, is not installed");
        Program.forget();
        Files.createDirectories(Path.of("target/faults"));
        Path folder = Files.createTempDirectory("bench");
        Scenario scenario = Scenario.asShipped(Rounds.HEAP, 1).onInstalledPostgres();
        try (Installation at = Installation.start(scenario, folder)) {
            Woodgrove.fill(at.database().jdbc());
            at.database().jdbc().sql("CREATE EXTENSION pg_stat_statements").update();
            count(at, new Rounds(at, TABLE));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void count(Installation at, Rounds rounds) throws IOException, InterruptedException {
        Programs programs = new Programs(at.http());
        int port = at.nodes().get(0).port();
        Calls calls = new Calls(programs, port);
        Redemptions redemptions = new Redemptions(at, calls);
        JdbcClient jdbc = at.database().jdbc();
        count(jdbc, rounds, "Invitation over Graph", calls::inviteOverGraph);
        count(jdbc, rounds, "Invitation with one approval (three calls)", new Approvals(programs, port)::once);
        redemptions.invite(2 * TIMES);
        rounds.awaitQuiet();
        count(jdbc, rounds, "Redemption (link, code by mail, consent)", redemptions::once);
        count(jdbc, rounds, "First page of guests over Graph", calls::listGuests);
        Additions additions = new Additions(at, programs, CROWD);
        AtomicInteger crowds = new AtomicInteger();
        Pieces together = new Pieces("A person added directly, of a thousand in one request", 1, CROWD, 1);
        count(jdbc, rounds, together, number -> additions.once(crowds.incrementAndGet()));
    }

    /** What is counted: how often it is done, how many pieces that makes, and how often a statement comes at least that is a part of it. */
    private record Pieces(String name, int repetitions, int pieces, int least) {}

    private static void count(JdbcClient jdbc, Rounds rounds, String work, Operation operation)
            throws IOException, InterruptedException {
        count(jdbc, rounds, new Pieces(work, TIMES, TIMES, TIMES / 5), operation);
    }

    /** Once to learn, once to count. */
    private static void count(JdbcClient jdbc, Rounds rounds, Pieces work, Operation operation)
            throws IOException, InterruptedException {
        repeat(work, operation);
        rounds.awaitQuiet();
        jdbc.sql("SELECT pg_stat_statements_reset()::text").query(String.class).single();
        repeat(work, operation);
        rounds.awaitQuiet();
        rounds.write(HEAD.formatted(work.name()));
        List<String> lines = jdbc.sql(LIST)
                .param("times", work.pieces())
                .param("least", work.least())
                .query(String.class)
                .list();
        for (String line : lines) {
            rounds.write(String.format(Locale.ROOT, "| %s |%n", line));
        }
        rounds.write(String.format(
                Locale.ROOT,
                "| %s |%n",
                jdbc.sql(SUM)
                        .param("times", work.pieces())
                        .param("least", work.least())
                        .query(String.class)
                        .single()));
    }

    private static void repeat(Pieces work, Operation operation) throws IOException, InterruptedException {
        for (int number = 0; number < work.repetitions(); number++) {
            operation.once(number);
        }
    }
}
