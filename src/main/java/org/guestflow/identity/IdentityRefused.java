package org.guestflow.identity;

/** A sign-in at an organisation's provider does not open an account here. */
public class IdentityRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why; each has words of its own on the page. */
    public enum Reason {
        /** The provider has not verified an address of the person. */
        ADDRESS_NOT_VERIFIED,
        /** There is no account of that address that may be used so. */
        NO_ACCOUNT,
        /** The account belongs to another identity of that provider's, or of another's. */
        OTHER_IDENTITY
    }

    private final Reason reason;

    /**
     * Refuses.
     *
     * @param reason why
     */
    public IdentityRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /**
     * Tells why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
