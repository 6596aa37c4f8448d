package org.guestflow.invitation;

import java.util.Locale;

/** What an invitation is for. */
public enum InvitationPurpose {
    /** Somebody is to come in. */
    BRING_IN,
    /** An external user is to prove an address or identity anew, and keeps the account. */
    RESET_REDEMPTION,
    /** One of the host's own people is to sign in with an address of another organisation from now on, and keeps the account. */
    CONVERT_MEMBER;

    /**
     * Gives the purpose as it is stored.
     *
     * @return the name in lower case
     */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
