package org.guestflow.identity;

import java.time.Instant;
import java.util.List;
import org.guestflow.directory.User;

/**
 * Somebody who has registered second factors.
 *
 * @param user who
 * @param factors what, the oldest first
 */
public record FactorHolder(User user, List<Held> factors) {

    /** Copies the factors. */
    public FactorHolder {
        factors = List.copyOf(factors);
    }

    /**
     * One of them.
     *
     * @param kind what it is
     * @param since since when it counts
     */
    public record Held(SecondFactor.Kind kind, Instant since) {}
}
