package org.guestflow.directory;

/** Whether a user belongs to the host organisation or was brought in from outside ({@code userType} of Microsoft Entra). */
public enum UserType {
    /** Belongs to the host organisation. */
    MEMBER,
    /** Was brought in from a partner organisation. */
    GUEST
}
