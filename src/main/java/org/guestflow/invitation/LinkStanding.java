package org.guestflow.invitation;

/** What a genuine link is good for at this moment. */
public enum LinkStanding {
    /** It can be redeemed. */
    REDEEMABLE,
    /** A newer link has been sent. */
    REPLACED,
    /** Its time is over. */
    EXPIRED,
    /** The invitation was withdrawn. */
    REVOKED,
    /** The guest declined. */
    DECLINED,
    /** It was redeemed already. */
    REDEEMED,
    /** The organisation no longer accepts this: domain, inviter or target have changed since. */
    BLOCKED
}
