package org.guestflow.review;

import java.util.Locale;

/** What is said of a guest. */
public enum Answer {
    /** The access stays as it is. */
    KEEP,
    /** The access ends. */
    END,
    /** The access ends on a day that is named. */
    KEEP_UNTIL,
    /** Nobody said anything in time: the access ends. Nobody can give this answer. */
    NO_ANSWER;

    /**
     * Gives the answer as tables and pages have it.
     *
     * @return the name in lower case
     */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Answer ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** Whether the guest goes. */
    boolean endsAccess() {
        return this == END || this == NO_ANSWER;
    }
}
