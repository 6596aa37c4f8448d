package org.guestflow.partner;

/** What the host thinks of the organisation behind a domain; policy decides by it. */
public enum PartnerStanding {
    /** The host has recorded nothing of it. */
    UNKNOWN,
    /** The host has recorded it. */
    KNOWN,
    /** The host has recorded it and trusts it. */
    TRUSTED
}
