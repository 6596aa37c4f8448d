package org.guestflow.policy;

import java.util.Arrays;
import java.util.Optional;
import org.guestflow.directory.User;

/** Whose sign-in needs a second factor, whatever he has access to. */
public enum SecondFactorRequiredFor {
    /** Nobody's: only access that was granted under such a condition asks for one. */
    NONE("none"),

    /** Administrators'. */
    ADMINISTRATORS("administrators"),

    /** Members', administrators among them. */
    MEMBERS("members"),

    /** Members' and guests'. */
    EVERYONE("everyone");

    private final String stored;

    SecondFactorRequiredFor(String stored) {
        this.stored = stored;
    }

    /**
     * Finds one by its name.
     *
     * @param name as in the settings
     * @return whose, or empty where there is no such name
     */
    public static Optional<SecondFactorRequiredFor> named(String name) {
        return Arrays.stream(values())
                .filter(people -> people.stored.equals(name))
                .findFirst();
    }

    static SecondFactorRequiredFor of(String stored) {
        return named(stored)
                .orElseThrow(() -> new IllegalArgumentException("nobody is named " + stored + " in the settings"));
    }

    /**
     * Gives the name.
     *
     * @return as in the settings
     */
    public String stored() {
        return stored;
    }

    boolean includes(User user) {
        return switch (this) {
            case NONE -> false;
            case ADMINISTRATORS -> user.isAdministrator();
            case MEMBERS -> user.isMember() || user.isAdministrator();
            case EVERYONE -> true;
        };
    }
}
