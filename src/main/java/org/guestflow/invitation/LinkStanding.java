package org.guestflow.invitation;

/** What a genuine link is good for at this moment. */
public enum LinkStanding {
    /** It can be redeemed. */
    REDEEMABLE,
    /** What it is for is not approved yet; whoever asked over the API has the link before the guest has. */
    NOT_APPROVED,
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
