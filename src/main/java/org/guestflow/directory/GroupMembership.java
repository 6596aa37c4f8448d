package org.guestflow.directory;

/** How a group comes by its members. */
public enum GroupMembership {
    /** Kept by hand. */
    ASSIGNED,
    /** Computed by a rule. */
    DYNAMIC,
    /** Mastered in an on-premises directory. */
    SYNCED
}
