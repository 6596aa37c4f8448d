package org.guestflow.partner;

/** What becomes of a direct addition when the partner's directory stays silent. */
public enum UnreachableAction {
    /** The people are invited instead. */
    INVITATION,
    /** The process stops with an incident, for an administrator to look at. */
    INCIDENT
}
