package org.guestflow.mail;

import java.time.Duration;
import java.util.Optional;

/**
 * What follows an attempt.
 *
 * @param retryIn how long to wait for the next attempt; empty where there is none
 * @param report whether the request's process has to hear of a failure
 */
record NextStep(Optional<Duration> retryIn, boolean report) {

    static final NextStep NONE = new NextStep(Optional.empty(), false);
    static final NextStep REPORT = new NextStep(Optional.empty(), true);

    static NextStep after(Duration wait) {
        return new NextStep(Optional.of(wait), false);
    }
}
