package org.guestflow.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.guestflow.harness.MailSink.Treatment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every bad day of its own, and then all at once. Each adds its row to {@code target/faults/table.md}. */
@Tag("faults")
class BadDays {

    private static final Path TABLE = Path.of("target/faults/table.md");
    private static final Path RUSH = Path.of("target/faults/rush.md");
    private static final int AGAIN_AND_AGAIN = 1000;

    @BeforeAll
    static void theApplicationAsItWasJustBuilt() {
        Program.forget();
    }

    @Test
    void nodesAreKilled() throws Exception {
        live(Scenario.named("kill -9 of a node every 15 s", 2, 600, 100)
                .with(every(Fault.killANode(), Duration.ofSeconds(15))));
    }

    @Test
    void nodesAreEndedInOrder() throws Exception {
        live(Scenario.named("SIGTERM of a node every 15 s", 2, 600, 100)
                .adding(100)
                .with(every(Fault.endANode(), Duration.ofSeconds(15))));
    }

    @Test
    void allNodesAreKilled() throws Exception {
        live(Scenario.named("kill -9 of both nodes at once, three times", 2, 300, 50)
                .with(new Recurring(Fault.killAllNodes(), Duration.ofSeconds(3), Duration.ofSeconds(40), 3)));
    }

    @Test
    void postgresIsRestarted() throws Exception {
        live(Scenario.named("PostgreSQL immediate restart every 10 s", 2, 400, 80)
                .with(every(Fault.restartPostgres(), Duration.ofSeconds(10))));
    }

    @Test
    void connectionsAreCut() throws Exception {
        live(Scenario.named("all connections to PostgreSQL cut every 3 s", 2, 400, 80)
                .with(every(Fault.cutConnections(), Duration.ofSeconds(3))));
    }

    @Test
    void mailIsPutOff() throws Exception {
        live(Scenario.named("SMTP 451, one mail in three", 2, 300, 100).treatingOneMailIn(3, Treatment.LATER));
    }

    @Test
    void mailIsRefused() throws Exception {
        live(Scenario.named("SMTP 550 at RCPT, one mail in ten", 2, 300, 0).treatingOneMailIn(10, Treatment.REFUSE));
    }

    @Test
    void mailServerHangsAfterTheFinalDot() throws Exception {
        live(Scenario.named("SMTP hangs after the final dot, one mail in ten", 2, 300, 50)
                .treatingOneMailIn(10, Treatment.HANG));
    }

    @Test
    void mailServerDiesBeforeItsAnswer() throws Exception {
        live(Scenario.named("SMTP takes the mail and dies before the answer, one in ten", 2, 300, 50)
                .treatingOneMailIn(10, Treatment.TAKE_AND_CUT));
    }

    @Test
    void partnerDirectoryHangs() throws Exception {
        live(Scenario.named("partner's directory silent for 20 s, twice", 2, 200, 20)
                .adding(300)
                .with(new Recurring(
                        Fault.silencePartner(Duration.ofSeconds(20)),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(3),
                        2)));
    }

    @Test
    void nodesArePausedBeyondTheirLeases() throws Exception {
        live(Scenario.named("a node stopped for 25 s (SIGSTOP) three times, leases of 11 to 20 s", 2, 300, 100)
                .adding(100)
                .with(new Recurring(
                        Fault.pauseANode(Duration.ofSeconds(25)), Duration.ofSeconds(2), Duration.ofSeconds(15), 3)));
    }

    @Test
    void oneClockIsTwoMinutesSlow() throws Exception {
        assumeThat(NodeClock.ofItsOwn()).as("libfaketime").isPresent();
        live(Scenario.named("one node's clock 2 min behind", 2, 300, 100)
                .adding(100)
                .withOwnClocks()
                .with(new Recurring(
                        Fault.moveClock("-120", Duration.ofSeconds(20)),
                        Duration.ofSeconds(1),
                        Duration.ofHours(1),
                        1)));
    }

    @Test
    void oneClockJumpsByDays() throws Exception {
        assumeThat(NodeClock.ofItsOwn()).as("libfaketime").isPresent();
        live(Scenario.named("one node's clock jumps ahead by 8 days for 20 s", 2, 300, 100)
                .adding(100)
                .withOwnClocks()
                .with(new Recurring(
                        Fault.moveClock("+8d", Duration.ofSeconds(20)),
                        Duration.ofSeconds(3),
                        Duration.ofHours(1),
                        1)));
    }

    @Test
    void databaseDiskIsFull() throws Exception {
        assumeThat(SmallDisk.isPossible()).as("root, who may mount a tmpfs").isTrue();
        live(Scenario.named("database's disk full for 10 s, twice", 2, 400, 50)
                .onSmallDisk()
                .with(new Recurring(
                        Fault.fillDisk(Duration.ofSeconds(10)), Duration.ofSeconds(2), Duration.ofSeconds(10), 2)));
    }

    @Test
    void nodesAreUpgradedOneAfterTheOther() throws Exception {
        assumeThat(Program.ofAnEarlierVersion())
                .as("-Dguestflow.faults.earlier-jar")
                .isPresent();
        live(Scenario.named("two nodes upgraded one after the other", 2, 600, 150)
                .beginningWithAnEarlierVersion()
                .with(new Recurring(Fault.upgradeNodes(), Duration.ofSeconds(3), Duration.ofHours(1), 1)));
    }

    @Test
    void aNodeIsAskedForTenTimesWhatItCanDo() throws Exception {
        Rush rush = new Rush(10, Duration.ofSeconds(30));

        Outcome outcome = Day.of(Scenario.named("ten times what a node can do", 1, 0, 0), rush);

        write(RUSH, Rush.head(), rush.row());
        assertThat(outcome.isGood()).as(outcome.explanation()).isTrue();
        assertThat(rush.served() + rush.putOff()).isEqualTo(rush.asked());
        assertThat(rush.putOff()).isPositive();
    }

    /** What the documentation shows: docs/reliability.md. */
    @Test
    void everythingAtOnceAndTenThousandInvitations() throws Exception {
        live(Scenario.named(
                        "kill -9 of a node every 15 s, PostgreSQL restarted twice, SMTP 451 one mail in ten",
                        2,
                        Integer.getInteger("guestflow.faults.invitations", 10_000),
                        Integer.getInteger("guestflow.faults.redemptions", 2_000))
                .treatingOneMailIn(10, Treatment.LATER)
                .with(
                        every(Fault.killANode(), Duration.ofSeconds(15)),
                        new Recurring(Fault.restartPostgres(), Duration.ofSeconds(40), Duration.ofMinutes(2), 2)));
    }

    private static Recurring every(Fault fault, Duration time) {
        return new Recurring(fault, time.dividedBy(2), time, AGAIN_AND_AGAIN);
    }

    private static void live(Scenario scenario) throws Exception {
        Outcome outcome = Day.of(scenario);
        write(TABLE, Outcome.HEAD, outcome.row());
        assertThat(outcome.isGood()).as(outcome.explanation()).isTrue();
    }

    private static void write(Path table, String head, String row) throws IOException {
        if (!Files.exists(table)) {
            Files.writeString(table, head);
        }
        Files.writeString(table, row, StandardOpenOption.APPEND);
        System.out.print(head + row);
    }
}
