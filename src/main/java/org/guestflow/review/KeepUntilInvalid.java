package org.guestflow.review;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.guestflow.shared.UserId;

/** A day until which a guest is to be kept is missing, past, or later than policy lets access last. */
public class KeepUntilInvalid extends AnswerRefused {

    private static final long serialVersionUID = 1L;

    private final transient Optional<LocalDate> latest;

    KeepUntilInvalid(UserId guest, Optional<LocalDate> latest) {
        super(
                "KeepUntilInvalid",
                Kind.INVALID,
                "The day until which the guest is to be kept is missing, has passed, or is later than policy allows.",
                "Choose a day from today" + latest.map(day -> " until " + day).orElse(" on") + ".",
                Set.of(guest));
        this.latest = latest;
    }

    /**
     * Tells how late a day may be.
     *
     * @return the last day that policy allows; empty where it is not the matter
     */
    public Optional<LocalDate> latest() {
        return latest;
    }
}
