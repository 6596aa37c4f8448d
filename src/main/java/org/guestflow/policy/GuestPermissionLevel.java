package org.guestflow.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** What guests see of the directory ({@code guestUserRoleId} of Microsoft Entra's authorization policy). */
public enum GuestPermissionLevel {
    /** As much as members. */
    AS_MEMBERS("asMembers", "a0b1b346-4d3e-4e8b-98f8-753987be4970"),
    /** Themselves, what they are in, and the people of these groups. */
    LIMITED("limited", "10dae51f-b6af-4016-8d66-8c2a99b929b3"),
    /** Themselves, and what they are in. */
    RESTRICTED("restricted", "2af84b1e-32c8-42b7-82bc-daa82404023b");

    private final String stored;
    private final UUID roleId;

    GuestPermissionLevel(String stored, String roleId) {
        this.stored = stored;
        this.roleId = UUID.fromString(roleId);
    }

    /**
     * Finds a level by Entra's role for it.
     *
     * @param roleId the role template's id
     * @return the level, or empty where there is none
     */
    public static Optional<GuestPermissionLevel> ofRole(UUID roleId) {
        return Arrays.stream(values())
                .filter(level -> level.roleId.equals(roleId))
                .findFirst();
    }

    static GuestPermissionLevel of(String stored) {
        return Arrays.stream(values())
                .filter(level -> level.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no level " + stored + " of guests' permissions"));
    }

    /**
     * Names Entra's role for the level.
     *
     * @return the role template's id
     */
    public UUID roleId() {
        return roleId;
    }

    String stored() {
        return stored;
    }
}
