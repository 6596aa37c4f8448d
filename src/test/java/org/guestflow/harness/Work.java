package org.guestflow.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The work that is measured, at an installation's first node. */
final class Work {

    /** As many guests as none of the rounds can use up. */
    private static final int MOST_REDEMPTIONS_A_SECOND = 60;

    private static final int CLIENTS_TO_WARM_UP = 8;

    private final Installation at;
    private final Rounds rounds;
    private final Stopwatch stopwatch;
    private final Calls calls;
    private final Approvals approvals;
    private final Redemptions redemptions;

    Work(Installation at, Rounds rounds) {
        int port = at.nodes().get(0).port();
        Programs programs = new Programs(at.http());
        this.at = at;
        this.rounds = rounds;
        this.stopwatch = new Stopwatch(at.nodes().get(0)::cpuSeconds, at.database());
        this.calls = new Calls(programs, port);
        this.approvals = new Approvals(programs, port);
        this.redemptions = new Redemptions(at, calls);
    }

    /** Invites somebody who goes all the way to the access. */
    void oneWholeInvitation() throws IOException, InterruptedException {
        redemptions.invite(1);
        redemptions.once(0);
        rounds.awaitQuiet();
    }

    /** Makes the node busy with all of it. */
    void warmUp() throws IOException, InterruptedException {
        for (Operation operation : List.<Operation>of(
                calls::inviteOverGraph, calls::inviteOverTheEngine, calls::listGuests, approvals::once)) {
            stopwatch.warmUp(operation, CLIENTS_TO_WARM_UP, Rounds.WARM_UP);
        }
        redemptions.invite(MOST_REDEMPTIONS_A_SECOND * (int) Rounds.WARM_UP.toSeconds());
        stopwatch.warmUp(redemptions::once, CLIENTS_TO_WARM_UP, Rounds.WARM_UP);
        rounds.awaitQuiet();
    }

    /**
     * Measures each work, and writes a row for each.
     *
     * @param clients how many do it at a time
     * @param state what each row says of the installation besides; may be empty
     * @return the median rounds by the names of the work
     */
    Map<String, Figures> measure(int clients, String state) throws IOException, InterruptedException {
        Map<String, Figures> figures = new LinkedHashMap<>();
        int before = at.mail().received().size();
        measure("invitation over Graph", state, calls::inviteOverGraph, clients, figures);
        rounds.write(untilMailed(before, clients));
        measure("invitation over Camunda's REST", state, calls::inviteOverTheEngine, clients, figures);
        measure("first page of guests over Graph", state, calls::listGuests, clients, figures);
        measure("invitation with one approval (three calls)", state, approvals::once, clients, figures);
        redemptions.invite(Rounds.NUMBER * MOST_REDEMPTIONS_A_SECOND * (int) Rounds.ROUND.toSeconds());
        rounds.awaitQuiet();
        measure("redemption (link, code by mail, consent)", state, redemptions::once, clients, figures);
        return figures;
    }

    /** Invites until at least so many wait for their guests. */
    void invite(int pending) throws InterruptedException {
        while (pending() < pending) {
            stopwatch.warmUp(calls::inviteOverGraph, CLIENTS_TO_WARM_UP, Rounds.ROUND);
        }
        rounds.awaitQuiet();
    }

    private long pending() {
        return at.database()
                .jdbc()
                .sql("SELECT count(*) FROM invitation WHERE state = 'pending_acceptance'")
                .query(Long.class)
                .single();
    }

    private void measure(String work, String state, Operation operation, int clients, Map<String, Figures> figures)
            throws IOException, InterruptedException {
        figures.put(work, rounds.measure(stopwatch, work + state, operation, clients));
    }

    /** From the call to the moment at which the mail server has the mail. */
    private String untilMailed(int before, int clients) {
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
}
