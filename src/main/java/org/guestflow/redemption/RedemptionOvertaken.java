package org.guestflow.redemption;

/** Something else has moved the process at the same instant, a timer for instance. Unchecked, so that everything begun is rolled back; the guest looks again. */
public class RedemptionOvertaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Wraps what the engine said.
     *
     * @param cause the engine's exception
     */
    public RedemptionOvertaken(Throwable cause) {
        super("the redemption was overtaken", cause);
    }
}
