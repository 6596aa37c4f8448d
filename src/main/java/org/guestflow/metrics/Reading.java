package org.guestflow.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures that are read together, when somebody asks for one of them and the last reading is too old. A database that does not answer is waited for once, not by each figure anew; until it
 * answers, the figures are not numbers.
 */
class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final Supplier<Map<Figure, Double>> source;
    private final Duration validity;
    private final Duration patience;
    private final Executor reader;
    private final LongSupplier nanoseconds;

    private Map<Figure, Double> figures = Map.of();
    private CompletableFuture<Map<Figure, Double>> underWay = CompletableFuture.completedFuture(Map.of());
    private long lookedAt;
    private boolean neverRead = true;

    /** Reads from a source with somebody else's thread; time is counted by a steady clock. */
    Reading(
            Supplier<Map<Figure, Double>> source,
            Duration validity,
            Duration patience,
            Executor reader,
            LongSupplier nanoseconds) {
        this.source = source;
        this.validity = validity;
        this.patience = patience;
        this.reader = reader;
        this.nanoseconds = nanoseconds;
    }

    /** Gives a figure; not a number where it cannot be had. */
    synchronized double get(Figure figure) {
        if (neverRead || nanoseconds.getAsLong() - lookedAt >= validity.toNanos()) {
            figures = read();
            lookedAt = nanoseconds.getAsLong();
            neverRead = false;
        }
        return figures.getOrDefault(figure, Double.NaN);
    }

    private Map<Figure, Double> read() {
        if (underWay.isDone()) {
            underWay = CompletableFuture.supplyAsync(source, reader);
        }
        try {
            return underWay.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            LOG.debug("The figures cannot be read", away);
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }
}
