package org.guestflow.directory;

/** Whether a user belongs to the host organisation or was brought in from outside ({@code userType} of Microsoft Entra), or is no person at all. */
public enum UserType {
    /** Belongs to the host organisation. */
    MEMBER,
    /** Was brought in from a partner organisation. */
    GUEST,
    /** A program that calls the API as itself; never signs in, never answers for anything (Entra has service principals apart from users). */
    APPLICATION
}
