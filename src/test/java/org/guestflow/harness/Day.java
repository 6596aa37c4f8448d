package org.guestflow.harness;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.guestflow.audit.AuditChain;
import org.guestflow.demo.TestLitware;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Lives through a scenario: load and faults side by side, then quiet, then the invariants. */
final class Day {

    private static final Duration LOAD_AT_MOST = Duration.ofHours(2);
    private static final Duration QUIET_AT_MOST = Duration.ofMinutes(8);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** What still has to be done by itself: mail, jobs, people who are being added. */
    static final String WORK_LEFT = """
            SELECT (SELECT count(*) FROM notice WHERE state IN ('queued', 'sending'))
                 + (SELECT count(*) FROM act_ru_job WHERE retries_ > 0 AND (duedate_ IS NULL OR duedate_ <= localtimestamp))
                 + (SELECT count(*) FROM direct_addition WHERE state = 'in_progress')
            """;

    private final Scenario scenario;
    private final Load load;
    private final Ledger ledger = new Ledger();
    private final AtomicInteger faults = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> troubles = new ArrayList<>();

    private Day(Scenario scenario, Load load) {
        this.scenario = scenario;
        this.load = load;
    }

    /** Lives through it, with the load that the scenario states, and tells what came of it. */
    static Outcome of(Scenario scenario) throws IOException, InterruptedException, LDAPException {
        return of(scenario, (at, ledger, colleagues) -> {
            try (Errands errands = new Errands(at, scenario, ledger)) {
                if (!errands.run(colleagues, LOAD_AT_MOST)) {
                    ledger.refused(scenario.requests() - ledger.answers() + " were not answered at all");
                }
            }
        });
    }

    /** Lives through it with another load. */
    static Outcome of(Scenario scenario, Load load) throws IOException, InterruptedException, LDAPException {
        Files.createDirectories(Path.of("target/faults"));
        Path folder = Files.createTempDirectory("faults");
        try (Installation installation = Installation.start(scenario, folder)) {
            return new Day(scenario, load).live(installation);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Outcome live(Installation at) throws InterruptedException, LDAPException {
        JdbcClient jdbc = at.database().jdbc();
        Woodgrove.fill(jdbc);
        Evidence evidence = new Evidence(jdbc);
        evidence.begin();
        List<String> colleagues = TestLitware.directory().hire("bad" + System.nanoTime() + "-", scenario.additions());
        List<Thread> trouble =
                scenario.faults().stream().map(fault -> begin(at, fault)).toList();
        long begun = System.nanoTime();
        load.run(at, ledger, colleagues);
        long answered = System.nanoTime();
        over.countDown();
        for (Thread thread : trouble) {
            thread.join();
        }
        boolean quiet = isQuiet(jdbc);
        long settled = System.nanoTime();
        evidence.write(ledger, at.mail().received(), at.mishaps());
        return new Outcome(
                scenario,
                ledger,
                faults.get(),
                Duration.ofNanos(answered - begun),
                Duration.ofNanos(settled - answered),
                violations(jdbc, quiet),
                MailCount.of(jdbc));
    }

    private Thread begin(Installation at, Recurring fault) {
        Thread thread = new Thread(() -> recur(at, fault), "fault");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void recur(Installation at, Recurring recurring) {
        try {
            boolean ended = over.await(recurring.first().toMillis(), TimeUnit.MILLISECONDS);
            for (int time = 0; time < recurring.most() && !ended; time++) {
                recurring.fault().happen(at);
                faults.incrementAndGet();
                ended = over.await(recurring.every().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException | RuntimeException e) {
            synchronized (troubles) {
                troubles.add("a fault could not be brought about: " + e);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isQuiet(JdbcClient jdbc) {
        try {
            Awaitility.await()
                    .pollInterval(BETWEEN_LOOKS)
                    .atMost(QUIET_AT_MOST)
                    .until(() -> jdbc.sql(WORK_LEFT).query(Long.class).single() == 0);
            return true;
        } catch (ConditionTimeoutException stuck) {
            return false;
        }
    }

    private Map<Invariant, List<String>> violations(JdbcClient jdbc, boolean quiet) {
        Map<Invariant, List<String>> found = new LinkedHashMap<>();
        for (Invariant invariant : Invariants.all()) {
            List<String> violations =
                    jdbc.sql(invariant.violations()).query(String.class).list();
            if (!violations.isEmpty()) {
                found.put(invariant, violations);
            }
        }
        expect(
                AuditChain.of(jdbc).isWhole(),
                "the audit trail's hashes are those of its entries",
                Invariant.Kind.LOST,
                found);
        expect(quiet, "all work is done in the end", Invariant.Kind.STUCK, found);
        expect(troubles.isEmpty(), "the faults came about: " + troubles, Invariant.Kind.STUCK, found);
        return found;
    }

    private static void expect(
            boolean holds, String name, Invariant.Kind kind, Map<Invariant, List<String>> violations) {
        if (!holds) {
            violations.put(new Invariant(name, kind, ""), List.of("it is not so"));
        }
    }
}
