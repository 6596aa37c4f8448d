package org.guestflow.engine;

import java.util.Objects;
import org.guestflow.shared.RuleViolation;

/** Carries a refusal out of the engine to the caller whose request was refused; unchecked, so that everything begun is rolled back. */
public class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuleViolation violation;

    /**
     * Wraps a refusal.
     *
     * @param violation the rule that was not met
     */
    public RequestRefused(RuleViolation violation) {
        super(violation.rule() + ": " + violation.getMessage(), violation);
        this.violation = Objects.requireNonNull(violation);
    }

    /**
     * Gives the refusal.
     *
     * @return the rule that was not met
     */
    public RuleViolation violation() {
        return violation;
    }
}
