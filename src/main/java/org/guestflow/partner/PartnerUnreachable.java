package org.guestflow.partner;

/** A partner's directory could not be asked just now: it did not answer, broke off, or answered with what is not an answer. Asking again later may work. */
public class PartnerUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, without anybody's personal data or any secret
     * @param cause what the connection met; may be null
     */
    public PartnerUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
