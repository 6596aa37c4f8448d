package org.guestflow.redemption;

import java.time.Duration;

/**
 * What a redemption's newest code is good for at this moment.
 *
 * @param condition whether it can be tried
 * @param wrongTries how many guesses failed
 * @param triesLeft how many guesses it still takes
 * @param timeLeft how long it still works; zero where its time is over
 */
public record PasscodeStanding(Condition condition, int wrongTries, int triesLeft, Duration timeLeft) {

    /** Whether a code can be tried. */
    public enum Condition {
        /** It can. */
        USABLE,
        /** Its time is over. */
        EXPIRED,
        /** It was guessed at too often. */
        USED_UP
    }

    /**
     * Tells whether the code can be tried.
     *
     * @return true while it can
     */
    public boolean isUsable() {
        return condition == Condition.USABLE;
    }
}
