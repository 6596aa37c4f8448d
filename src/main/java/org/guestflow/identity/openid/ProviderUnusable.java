package org.guestflow.identity.openid;

/** A provider cannot be asked, or does not describe itself as what is recorded of it. */
public class ProviderUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message for the log
     * @param cause what was seen; null where there is no more to see
     */
    public ProviderUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
