package org.guestflow.review;

import java.time.LocalDate;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;

/** A day until which a guest is to be kept is missing, past, or later than policy lets access last. */
public class KeepUntilInvalid extends RuleViolation {

    private static final long serialVersionUID = 1L;

    private final transient UserId guest;

    KeepUntilInvalid(UserId guest, LocalDate latest) {
        super(
                "KeepUntilInvalid",
                Kind.INVALID,
                "The day until which the guest is to be kept is missing, has passed, or is later than policy allows.",
                "Choose a day from today until " + latest + ".");
        this.guest = guest;
    }

    /**
     * Names the guest.
     *
     * @return whose day it is
     */
    public UserId guest() {
        return guest;
    }
}
