package org.guestflow.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.guestflow.audit.AuditChain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** What docs/operations.md says of backup and restoration, with its commands: a dump under load, the node's end, the dump in the database's place, and invitations that were open go on. */
@Tag("faults")
class RestoreRehearsal {

    private static final String OWNER = "olivia@woodgrove.com";
    private static final String ASKED = """
            {"invitedUserEmailAddress": "waits@fabrikam.example", "sendInvitationMessage": true, "target": {"type": "group", "id": "project-atlas"}}""";
    private static final String APPROVE = "{\"variables\": {\"decision\": {\"value\": \"approve\"}}}";
    private static final int CALLERS = 4;

    private final Scenario scenario =
            Scenario.named("restored from a dump", 1, 120, 30).onInstalledPostgres();
    private final Ledger ledger = new Ledger();
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock = Clock.systemUTC();

    @BeforeAll
    static void theApplicationAsItWasJustBuilt() {
        Program.forget();
    }

    @Test
    void aDumpUnderLoadIsRestoredAndRunningInvitationsGoOn() throws Exception {
        assumeThat(Database.installed()).as("Debian's package postgresql").isPresent();
        Files.createDirectories(Path.of("target/faults"));
        Path folder = Files.createTempDirectory("faults");
        try (Installation at = Installation.start(scenario, folder)) {
            JdbcClient jdbc = at.database().jdbc();
            Woodgrove.fill(jdbc);
            Evidence evidence = new Evidence(jdbc);
            evidence.begin();
            load(at);
            String waiting = asksForApproval(at);

            Instant begun = clock.instant();
            dumpUnderLoad(at, folder.resolve("guestflow.dump"));
            long lost = number(jdbc, "SELECT count(*) FROM invitation");
            at.nodes().get(0).end();
            at.database().restore(folder.resolve("guestflow.dump"));
            at.nodes().get(0).start();
            at.nodes().get(0).awaitAnswer();
            Instant ended = clock.instant();

            assertThat(number(jdbc, "SELECT count(*) FROM invitation"))
                    .as("what came after the dump is gone")
                    .isLessThan(lost);
            quiet(jdbc);
            whoWasInvitedBeforeRedeems(at);
            approves(at, waiting);
            quiet(jdbc);
            assertThat(at.mail().linkFor("waits@fabrikam.example")).isPresent();
            Set<String> known = Set.copyOf(jdbc.sql("SELECT message_id FROM faults.notice")
                    .query(String.class)
                    .list());
            // Mails of what the dump does not know were sent by an installation that is no more.
            evidence.write(
                    ledger,
                    at.mail().received().stream()
                            .filter(mail -> mail.at().isBefore(begun)
                                    || mail.at().isAfter(ended)
                                    || known.contains(mail.messageId()))
                            .toList(),
                    List.of(new Mishap(begun, ended)));
            Invariants.all()
                    .forEach(invariant -> assertThat(jdbc.sql(invariant.violations())
                                    .query(String.class)
                                    .list())
                            .as(invariant.name())
                            .isEmpty());
            assertThat(AuditChain.of(jdbc).isWhole()).isTrue();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void load(Installation at) throws InterruptedException {
        try (Errands errands = new Errands(at, scenario, ledger)) {
            assertThat(errands.run(List.of(), Duration.ofMinutes(5))).isTrue();
        }
        quiet(at.database().jdbc());
    }

    private void dumpUnderLoad(Installation at, Path file) throws Exception {
        Calls calls = new Calls(new Programs(at.http()), at.nodes().get(0).port());
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<Integer>> invited = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            invited.add(callers.submit(() -> {
                int number = 0;
                while (!over.get()) {
                    calls.inviteOverGraph(number++);
                }
                return number;
            }));
        }
        at.database().dump(file);
        over.set(true);
        callers.shutdown();
        for (Future<Integer> caller : invited) {
            assertThat(caller.get()).as("invitations beside the dump").isPositive();
        }
    }

    private String asksForApproval(Installation at) throws IOException, InterruptedException {
        HttpResponse<String> asked = new Programs(at.http())
                .post(at.nodes().get(0).port(), "sam@litware.com", "/v1.0/invitations", null, ASKED);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        return json.readTree(asked.body()).required("id").textValue();
    }

    private void approves(Installation at, String request) throws IOException, InterruptedException {
        Programs programs = new Programs(at.http());
        int port = at.nodes().get(0).port();
        HttpResponse<String> tasks =
                programs.get(port, OWNER, "/engine-rest/task?processInstanceBusinessKey=" + request);
        String task = json.readTree(tasks.body()).required(0).required("id").textValue();
        assertThat(programs.post(port, OWNER, "/engine-rest/task/" + task + "/complete", null, APPROVE)
                        .statusCode())
                .isEqualTo(204);
    }

    private void whoWasInvitedBeforeRedeems(Installation at) {
        String guest = ledger.invitations().keySet().stream()
                .filter(mail -> !ledger.redemptions().contains(mail))
                .findFirst()
                .orElseThrow();
        Redeeming redeeming = new Redeeming(at, guest, ledger);
        Awaitility.await("redemption of " + guest)
                .atMost(Duration.ofMinutes(1))
                .until(() -> redeeming.attempt(at.nodes().get(0).port()).isEmpty());
    }

    private static void quiet(JdbcClient jdbc) {
        Awaitility.await("all work done").atMost(Duration.ofMinutes(3)).until(() -> number(jdbc, Day.WORK_LEFT) == 0);
    }

    private static long number(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
