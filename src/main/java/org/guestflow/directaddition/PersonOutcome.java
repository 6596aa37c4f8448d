package org.guestflow.directaddition;

import java.util.Locale;

/** What became of one person. */
public enum PersonOutcome {
    /** Nothing yet, or an invitation is due. */
    WAITING,
    /** Found in the partner's directory; the addition is due. */
    FOUND,
    /** A guest, accepted, with access. */
    ADDED,
    /** An ordinary invitation was asked for instead. */
    INVITED,
    /** A rule, the policy or an approver refused. */
    REFUSED,
    /** Something went wrong with this person that another try does not mend. */
    FAILED;

    boolean isSettled() {
        return this != WAITING && this != FOUND;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
