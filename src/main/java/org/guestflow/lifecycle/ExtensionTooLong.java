package org.guestflow.lifecycle;

import java.time.LocalDate;
import org.guestflow.shared.RuleViolation;

/** Access cannot be made to last as long as somebody wants: policy allows less. */
public class ExtensionTooLong extends RuleViolation {

    private static final long serialVersionUID = 1L;

    private final LocalDate latest;

    ExtensionTooLong(LocalDate latest) {
        super(
                "ExtensionTooLong",
                Kind.INVALID,
                "Policy allows this access until " + latest + " at most.",
                "Choose an earlier day, or ask for approval; nearer to the end it can be extended again.");
        this.latest = latest;
    }

    /**
     * Tells what policy allows.
     *
     * @return the last day until which the access may last now, in the zone of the guest
     */
    public LocalDate latest() {
        return latest;
    }
}
