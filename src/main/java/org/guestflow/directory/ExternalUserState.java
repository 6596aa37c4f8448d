package org.guestflow.directory;

/** How far a guest has come ({@code externalUserState} of Microsoft Entra). */
public enum ExternalUserState {
    /** Invited; the address is not proven and nothing is consented to. */
    PENDING_ACCEPTANCE,
    /** Has proven the address and consented. */
    ACCEPTED
}
