package org.guestflow.review;

import java.util.Locale;

/** What came of a review for a guest. */
public enum Outcome {
    /** The access is as it was. */
    KEPT,
    /** The access ends on the day that was named. */
    LIMITED,
    /** The access has been ended. */
    ENDED,
    /** The access was to end, or to end earlier, but somebody has prolonged it since that was said: it is as it was. */
    PROLONGED,
    /** The access that was reviewed had ended already when the answer was to be applied. */
    LEFT;

    /**
     * Gives the outcome as tables and pages have it.
     *
     * @return the name in lower case
     */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
