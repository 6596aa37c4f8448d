package org.guestflow.graph.request;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.util.concurrent.batch.BatchHelper.BatchFailedException;
import java.time.Duration;
import java.util.Optional;

/** How many calls are taken. */
class CallLimit {

    private final Bucket together;
    private final Bucket alone;

    /**
     * Makes one of two ways to the same bucket.
     *
     * @param together counts what comes at once together
     * @param alone counts each call for itself
     */
    CallLimit(Bucket together, Bucket alone) {
        this.together = together;
        this.alone = alone;
    }

    /** Counts one call; gives how long to wait where there was one too many. */
    Optional<Duration> take() {
        ConsumptionProbe taken = count();
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    private ConsumptionProbe count() {
        try {
            return together.tryConsumeAndReturnRemaining(1);
        } catch (BatchFailedException notYetThere) {
            // Bucket4j makes a bucket that is not there yet for a call that comes alone only. Whatever else has failed
            // fails again.
            return alone.tryConsumeAndReturnRemaining(1);
        }
    }
}
