package org.guestflow.redemption;

/**
 * What a redemption's newest code is good for at this moment.
 *
 * @param condition whether it can be tried
 * @param wrongTries how many guesses failed
 * @param triesLeft how many guesses it still takes
 */
public record PasscodeStanding(Condition condition, int wrongTries, int triesLeft) {

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
