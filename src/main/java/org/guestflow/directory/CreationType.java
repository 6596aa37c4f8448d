package org.guestflow.directory;

/** How a guest's account came about ({@code creationType} of Microsoft Entra). */
enum CreationType {
    /** By an invitation: pending until it is redeemed. */
    INVITATION("invitation", ExternalUserState.PENDING_ACCEPTANCE),
    /** By a direct addition: accepted at once, because somebody vouched. */
    DIRECT_ADDITION("direct_addition", ExternalUserState.ACCEPTED);

    private final String stored;
    private final ExternalUserState state;

    CreationType(String stored, ExternalUserState state) {
        this.stored = stored;
        this.state = state;
    }

    String stored() {
        return stored;
    }

    /** The state that a new account is in. */
    ExternalUserState state() {
        return state;
    }
}
