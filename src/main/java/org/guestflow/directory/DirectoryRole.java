package org.guestflow.directory;

/** A right over the whole directory. */
public enum DirectoryRole {
    /** Sets policy and manages every object. */
    ADMINISTRATOR("Administrator"),
    /** May invite at every level of {@code allowInvitesFrom} but {@code none}. */
    GUEST_INVITER("GuestInviter");

    private final String stored;

    DirectoryRole(String stored) {
        this.stored = stored;
    }

    /**
     * Gives the role's name as it is stored and shown.
     *
     * @return the name
     */
    public String stored() {
        return stored;
    }

    /**
     * Finds a role by its name.
     *
     * @param stored the name as stored
     * @return the role
     * @throws IllegalArgumentException where there is no such role
     */
    public static DirectoryRole of(String stored) {
        for (DirectoryRole role : values()) {
            if (role.stored.equals(stored)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no directory role " + stored);
    }
}
