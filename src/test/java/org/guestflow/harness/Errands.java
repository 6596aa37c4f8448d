package org.guestflow.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The load of a scenario: so many errands at once, each at one node after the other. Who is invited, who redeems and where each try goes is drawn with the scenario's seed. */
final class Errands implements AutoCloseable {

    static final int PEOPLE_PER_ADDITION = 10;

    private static final int THREADS = Integer.getInteger("guestflow.faults.callers", 16);
    private static final int AT_ONCE = 200;
    private static final Duration AFTER_SILENCE = Duration.ofMillis(500);

    private final Installation at;
    private final Scenario scenario;
    private final Ledger ledger;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final CountDownLatch open;
    private final Random dice;

    Errands(Installation at, Scenario scenario, Ledger ledger) {
        this.at = at;
        this.scenario = scenario;
        this.ledger = ledger;
        this.dice = new Random(scenario.seed());
        this.open = new CountDownLatch(scenario.requests());
    }

    /**
     * Sends everybody off and waits for them.
     *
     * @param colleagues who is added directly
     * @param longest how long to wait
     * @return whether everybody was answered
     */
    boolean run(List<String> colleagues, Duration longest) throws InterruptedException {
        for (int from = 0; from < colleagues.size(); from += PEOPLE_PER_ADDITION) {
            begin(new DirectAdding(at, colleagues.subList(from, from + PEOPLE_PER_ADDITION), ledger));
        }
        List<Integer> redeeming = redeeming();
        for (int number = 0; number < scenario.invitations(); number++) {
            Inviting inviting = new Inviting(at, number, ledger);
            begin(inviting);
            if (redeeming.contains(number)) {
                begin(new Redeeming(at, inviting.guest(), ledger));
            }
        }
        return open.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private List<Integer> redeeming() {
        int step = scenario.redemptions() == 0 ? 1 : scenario.invitations() / scenario.redemptions();
        return IntStream.range(0, scenario.redemptions())
                .mapToObj(number -> number * step)
                .toList();
    }

    private void begin(Errand errand) throws InterruptedException {
        places.acquire();
        threads.execute(() -> attempt(errand));
    }

    private void attempt(Errand errand) {
        try {
            Duration wait = errand.attempt(somewhere()).orElse(null);
            if (wait == null) {
                places.release();
                open.countDown();
            } else {
                again(errand, wait);
            }
        } catch (IOException noAnswer) {
            ledger.tryAgain();
            again(errand, AFTER_SILENCE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            ledger.refused(unexpected.toString());
            places.release();
            open.countDown();
        }
    }

    private void again(Errand errand, Duration wait) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(() -> attempt(errand));
    }

    private synchronized int somewhere() {
        return at.nodes().get(dice.nextInt(at.nodes().size())).port();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
