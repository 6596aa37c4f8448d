package org.guestflow.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts and times what happens in a transaction when it has committed, and only then: what is rolled back and tried again is counted once. */
@Component
public class CommittedMeters {

    private final MeterRegistry meters;

    CommittedMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Makes a counter known before anything has happened: what is not there can be neither drawn nor watched.
     *
     * @param name the counter's name
     * @param tags names and values in turn
     */
    public void announceCounter(String name, String... tags) {
        meters.counter(name, tags);
    }

    /**
     * Makes a timer known before anything has happened.
     *
     * @param name the timer's name
     * @param tags names and values in turn
     */
    public void announceTimer(String name, String... tags) {
        meters.timer(name, tags);
    }

    /**
     * Counts one when the current transaction has committed; at once where there is none.
     *
     * @param name the counter's name
     * @param tags names and values in turn
     */
    public void count(String name, String... tags) {
        afterCommit(() -> meters.counter(name, tags).increment());
    }

    /**
     * Records how long something took when the current transaction has committed; at once where there is none.
     *
     * @param name the timer's name
     * @param took how long
     * @param tags names and values in turn
     */
    public void time(String name, Duration took, String... tags) {
        afterCommit(() -> meters.timer(name, tags).record(took));
    }

    private static void afterCommit(Runnable measurement) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            pending().add(measurement);
        } else {
            measurement.run();
        }
    }

    private static PendingMeasurements pending() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingMeasurements.class::isInstance)
                .map(PendingMeasurements.class::cast)
                .findFirst()
                .orElseGet(CommittedMeters::register);
    }

    private static PendingMeasurements register() {
        PendingMeasurements pending = new PendingMeasurements();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }
}
