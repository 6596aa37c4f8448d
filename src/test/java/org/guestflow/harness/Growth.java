package org.guestflow.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** What work costs once years have gone by, beside the first day; the figures stand in {@code target/bench/growth.md}. Nothing else should run on the machine. */
@Tag("bench")
class Growth {

    private static final Path TABLE = Path.of("target/bench/growth.md");
    private static final int INVITATIONS = Integer.getInteger("guestflow.bench.invitations", 1_000_000);
    private static final int CLIENTS = 8;
    private static final int AT_ONCE = 50_000;
    private static final String ADDRESS = "redeems-";

    private static final String LARGEST = """
            SELECT concat('| ', relname, ' | ', round(n_live_tup / :invitations::numeric, 1), ' | ',
                          round(pg_total_relation_size(relid) / 1024 / :invitations::numeric, 1), ' |')
            FROM pg_stat_user_tables ORDER BY pg_total_relation_size(relid) DESC LIMIT 10""";

    @Test
    void whatWorkCostsAfterYears() throws Exception {
        Program.forget();
        Files.createDirectories(Path.of("target/faults"));
        Path folder = Files.createTempDirectory("bench");
        try (Installation at = Installation.start(Scenario.asShipped(Rounds.HEAP, 1), folder)) {
            Woodgrove.fill(at.database().jdbc());
            Rounds rounds = new Rounds(at, TABLE);
            rounds.write(Rounds.HEAD);
            Work work = new Work(at, rounds);
            Likeness likeness = Likeness.from(at.database().jdbc());
            work.oneWholeInvitation();
            Likeness.Model model = likeness.model(Set.of(ADDRESS));
            work.warmUp();
            Map<String, Figures> first = work.measure(CLIENTS, ", empty database");
            rounds.write(fill(at.database(), model));
            rounds.write(largest(at.database().jdbc()));
            rounds.write(Rounds.HEAD);
            work.warmUp();
            Map<String, Figures> later = work.measure(CLIENTS, ", filled database");
            rounds.write(
                    "%n| work | time filled / empty (p50) | processor time of node and PostgreSQL |%n|---|---|---|%n"
                            .formatted());
            for (Map.Entry<String, Figures> figures : later.entrySet()) {
                rounds.write(ratio(figures.getKey(), first.get(figures.getKey()), figures.getValue()));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Without the triggers, which know that foreign keys are good and that nobody else writes to the trail. */
    private static String fill(Database database, Likeness.Model model) {
        JdbcClient jdbc = database.jdbc();
        long before = size(jdbc);
        long begun = System.nanoTime();
        for (int first = 1; first <= INVITATIONS; first += AT_ONCE) {
            int last = Math.min(INVITATIONS, first + AT_ONCE - 1);
            String chunk = String.join(";", model.statements(first, last));
            jdbc.sql("SET session_replication_role = replica; " + chunk).update();
        }
        jdbc.sql("VACUUM ANALYZE").update();
        long bytes = size(jdbc) - before;
        return String.format(
                Locale.ROOT,
                "%nFilled with %d whole invitations, %d rows of %d tables each, in %d s: %d MB, %.1f kB each.%n",
                INVITATIONS,
                model.rows(),
                model.tables(),
                (System.nanoTime() - begun) / 1_000_000_000,
                bytes >> 20,
                bytes / 1024.0 / INVITATIONS);
    }

    private static String largest(JdbcClient jdbc) {
        return "\n| table | rows for each invitation | kB for each invitation, indexes included |\n|---|---|---|\n"
                + String.join(
                        "\n",
                        jdbc.sql(LARGEST)
                                .param("invitations", INVITATIONS)
                                .query(String.class)
                                .list())
                + "\n";
    }

    private static long size(JdbcClient jdbc) {
        return jdbc.sql("SELECT pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    private static String ratio(String work, Figures first, Figures later) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f |%n",
                work,
                later.percentile(50) / first.percentile(50),
                (later.nodeCpu() + later.databaseCpu()) / (first.nodeCpu() + first.databaseCpu()));
    }
}
