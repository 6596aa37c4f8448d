package org.guestflow.redemption;

import java.util.Locale;

/** Where a redemption stands. */
public enum RedemptionState {
    /** A code is mailed; the guest has not shown it. */
    AWAITING_PROOF,
    /** The address is proven; the guest has not answered. */
    AWAITING_CONSENT,
    /** The guest is in. */
    REDEEMED,
    /** The guest declined. */
    DECLINED,
    /** The guest consented, but the invitation could not be redeemed any more. */
    REFUSED,
    /** The guest did not come to an end in time, or did so in another browser, or the link died meanwhile. */
    ABANDONED;

    /**
     * Tells whether the redemption can still come to something.
     *
     * @return true before it has ended
     */
    public boolean isOpen() {
        return this == AWAITING_PROOF || this == AWAITING_CONSENT;
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
