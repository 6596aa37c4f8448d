package org.guestflow.graph.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many calls the API takes, and how long a repeated one waits.
 *
 * @param requests how many calls of all callers together are taken within a period
 * @param period how long that is
 * @param repeatWaits how long a repeated call waits for the answer to the first one
 * @param claimLease after how long the node that serves the first one is taken to have died; longer than any call takes
 */
@ConfigurationProperties("guestflow.api")
record CallSettings(
        @DefaultValue("150") long requests,
        @DefaultValue("5s") Duration period,
        @DefaultValue("10s") Duration repeatWaits,
        @DefaultValue("2m") Duration claimLease) {

    /** Refuses what would let no call through. */
    CallSettings {
        if (requests < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("guestflow.api.requests and guestflow.api.period are more than nothing");
        }
    }
}
