package org.guestflow.bulk;

import java.util.Locale;

/** How far an uploaded list has come. */
public enum BulkState {
    /** The rows are being tried out. */
    CHECKING,
    /** Every row has its verdict; the uploader decides. */
    CHECKED,
    /** The rows are being asked for. */
    INVITING,
    /** An administrator has paused the process instance that asks for the rows; seen at each look, and not stored. */
    PAUSED,
    /** The process instance is gone before the rows were through, because somebody has deleted it; seen at each look, and not stored. */
    STOPPED,
    /** Every row that was to be asked for has its outcome. */
    DONE,
    /** The uploader has stopped it; rows that were asked for before stay so. */
    CANCELLED;

    /**
     * Gives the state as tables and pages have it.
     *
     * @return the name in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Tells whether the rows are being worked on.
     *
     * @return true while something may change without the uploader
     */
    public boolean isMoving() {
        return this == CHECKING || this == INVITING || this == PAUSED;
    }

    static BulkState ofStored(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
