package org.guestflow.policy;

import java.util.Arrays;
import org.guestflow.directory.User;

/**
 * Who may invite at all, from nobody to everybody ({@code allowInvitesFrom} of Microsoft Entra; behaviour.md section 2, rule 2).
 *
 * <p>A program that calls the API as itself counts as a Guest Inviter where an administrator lets it invite anywhere (the role is how that is recorded), and else as a member: an administrator has made it
 * an owner of what it may name. So it needs {@code adminsAndGuestInviters} or {@code adminsGuestInvitersAndAllMembers}, and {@code none} stops it like everybody.
 */
public enum AllowInvitesFrom {
    /** Nobody, administrators included. */
    NONE("none"),
    /** Administrators and Guest Inviters. */
    ADMINS_AND_GUEST_INVITERS("adminsAndGuestInviters"),
    /** Every member too, and every recorded program. */
    ADMINS_GUEST_INVITERS_AND_ALL_MEMBERS("adminsGuestInvitersAndAllMembers"),
    /** Guests without that role too. */
    EVERYONE("everyone");

    private final String stored;

    AllowInvitesFrom(String stored) {
        this.stored = stored;
    }

    /**
     * Finds a level by its name.
     *
     * @param stored the name, for example {@code adminsAndGuestInviters}
     * @return the level
     * @throws IllegalArgumentException where there is no such level of allowInvitesFrom
     */
    public static AllowInvitesFrom of(String stored) {
        return Arrays.stream(values())
                .filter(level -> level.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no level " + stored + " of allowInvitesFrom"));
    }

    /**
     * Gives the level as tables and interfaces have it.
     *
     * @return the name
     */
    public String stored() {
        return stored;
    }

    boolean permits(User caller) {
        boolean privileged = caller.isAdministrator() || caller.isGuestInviter();
        return switch (this) {
            case NONE -> false;
            case ADMINS_AND_GUEST_INVITERS -> privileged;
            case ADMINS_GUEST_INVITERS_AND_ALL_MEMBERS -> privileged || !caller.isGuest();
            case EVERYONE -> true;
        };
    }
}
