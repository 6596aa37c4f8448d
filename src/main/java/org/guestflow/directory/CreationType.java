package org.guestflow.directory;

/** How a guest's account came about ({@code creationType} of Microsoft Entra). */
public enum CreationType {
    /** By an invitation: pending until it is redeemed. */
    INVITATION("invitation", "Invitation", ExternalUserState.PENDING_ACCEPTANCE),
    /** By a direct addition: accepted at once, because somebody vouched. */
    DIRECT_ADDITION("direct_addition", "DirectAddition", ExternalUserState.ACCEPTED);

    private final String stored;
    private final String word;
    private final ExternalUserState state;

    CreationType(String stored, String word, ExternalUserState state) {
        this.stored = stored;
        this.word = word;
        this.state = state;
    }

    /**
     * Gives the value as interfaces have it.
     *
     * @return {@code Invitation} or {@code DirectAddition}
     */
    public String word() {
        return word;
    }

    String stored() {
        return stored;
    }

    /** The state that a new account is in. */
    ExternalUserState state() {
        return state;
    }
}
