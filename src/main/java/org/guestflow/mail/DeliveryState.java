package org.guestflow.mail;

import java.util.Locale;

/** What has become of a notice. */
public enum DeliveryState {
    /** Waits for its first or next attempt. */
    QUEUED,
    /** An attempt is under way. */
    SENDING,
    /** The mail server has taken it. */
    SENT,
    /** The attempts are spent; an administrator can have it sent again. */
    FAILED,
    /** The recipient's server refuses it for good. */
    UNDELIVERABLE,
    /** The recipient has blocked further invitations. */
    SUPPRESSED,
    /** What it says no longer holds: a newer link or code has taken its place, or the request has ended. */
    OBSOLETE;

    /**
     * Gives the name by which the state is stored and shown to programs.
     *
     * @return the name in lower case
     */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
