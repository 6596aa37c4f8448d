package org.guestflow.review;

import java.util.Locale;

/** How far a review has come. */
public enum ReviewState {
    /** Answers are taken. */
    OPEN,
    /** No more answers are taken; those given are being applied. */
    APPLYING,
    /** Every answer is applied. */
    FINISHED;

    /**
     * Gives the state as tables and pages have it.
     *
     * @return the name in lower case
     */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReviewState ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
