package org.guestflow.identity.signin;

import java.time.Duration;

/**
 * How long the next try has to wait after failed ones: not at all for the first few, then twice as long each time, up to a bound.
 *
 * @param free failures that cost nothing
 * @param first the first pause
 * @param longest the longest pause
 */
record Pauses(int free, Duration first, Duration longest) {

    /** Of one source at one account: a person who mistypes hardly notices, a program gets about a hundred tries a day. */
    static final Pauses ACCOUNT = new Pauses(5, Duration.ofSeconds(15), Duration.ofMinutes(15));

    /** Of one source at many accounts. */
    static final Pauses SOURCE = new Pauses(30, Duration.ofSeconds(5), Duration.ofMinutes(5));

    private static final int MOST_DOUBLINGS = 20;

    Duration after(long failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration pause = first.multipliedBy(1L << Math.min(failures - free, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
