package org.guestflow.directaddition;

import java.util.Locale;

/** How far a request has come; what became of each person is said of the person. */
public enum DirectAdditionState {
    /** The partner is asked, people are added or invited. */
    IN_PROGRESS,
    /** Approvers have been asked. */
    AWAITING_APPROVAL,
    /** Everybody is settled. */
    COMPLETED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
