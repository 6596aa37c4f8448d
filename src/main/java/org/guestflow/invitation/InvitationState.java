package org.guestflow.invitation;

import java.util.Locale;

/** Where an invitation stands. */
public enum InvitationState {
    /** Recorded; policy has not answered yet. */
    REQUESTED,
    /** Approvers are asked. */
    AWAITING_APPROVAL,
    /** The guest has a link and has not redeemed it. */
    PENDING_ACCEPTANCE,
    /** The guest has access. */
    COMPLETED,
    /** The decision table denied it. */
    DENIED,
    /** An approver rejected it, or nobody answered. */
    REJECTED,
    /** The link was not redeemed in time. */
    EXPIRED,
    /** The inviter, a sponsor, an owner of the target or an administrator withdrew it. */
    REVOKED,
    /** The guest declined. */
    DECLINED,
    /** The guest's mail server refused the mail for good. */
    UNDELIVERABLE;

    /**
     * Tells whether the invitation can still come to something.
     *
     * @return true before it has ended
     */
    public boolean isOpen() {
        return this == REQUESTED || this == AWAITING_APPROVAL || this == PENDING_ACCEPTANCE;
    }

    /**
     * Gives the state as it is stored.
     *
     * @return the name in lower case
     */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
