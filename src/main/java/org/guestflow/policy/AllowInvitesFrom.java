package org.guestflow.policy;

import java.util.Arrays;
import org.guestflow.directory.User;

/** The tenant setting that says who may invite at all; names and meaning are those of Microsoft Entra (behaviour.md section 2, rule 2). */
public enum AllowInvitesFrom {
    /** Nobody. */
    NONE("none"),
    /** Administrators and Guest Inviters. */
    ADMINS_AND_GUEST_INVITERS("adminsAndGuestInviters"),
    /** Those, and every member. */
    ADMINS_GUEST_INVITERS_AND_ALL_MEMBERS("adminsGuestInvitersAndAllMembers"),
    /** Guests too. */
    EVERYONE("everyone");

    private final String stored;

    AllowInvitesFrom(String stored) {
        this.stored = stored;
    }

    /**
     * Gives the level's name as it is stored and shown.
     *
     * @return the name
     */
    public String stored() {
        return stored;
    }

    /**
     * Finds a level by its name.
     *
     * @param stored the name
     * @return the level
     * @throws IllegalArgumentException where there is no such level
     */
    public static AllowInvitesFrom of(String stored) {
        return Arrays.stream(values())
                .filter(level -> level.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no level " + stored + " of allowInvitesFrom"));
    }

    boolean allows(User user) {
        return switch (this) {
            case NONE -> false;
            case ADMINS_AND_GUEST_INVITERS -> user.isAdministrator() || user.isGuestInviter();
            case ADMINS_GUEST_INVITERS_AND_ALL_MEMBERS -> !user.isGuest() || user.isGuestInviter();
            case EVERYONE -> true;
        };
    }
}
