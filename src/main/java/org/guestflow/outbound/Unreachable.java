package org.guestflow.outbound;

/** A server could not be called just now: its address is not allowed, it did not answer, or it broke off. */
public class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, without anybody's personal data or any secret
     * @param cause what the connection met; may be null
     */
    public Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
