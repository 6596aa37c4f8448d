package org.guestflow.overload.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a node takes on.
 *
 * @param atOnce how many requests it works on at once, the health checks aside; fewer than the server has threads, so that there are some left to refuse the others
 * @param retryAfter when whoever was refused may come again
 */
@ConfigurationProperties("guestflow.overload")
record OverloadSettings(
        @DefaultValue("64") int atOnce, @DefaultValue("2s") Duration retryAfter) {

    /** Refuses what would let nobody through. */
    OverloadSettings {
        if (atOnce < 1 || retryAfter.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "guestflow.overload.at-once is at least 1 and guestflow.overload.retry-after at least 1s");
        }
    }
}
