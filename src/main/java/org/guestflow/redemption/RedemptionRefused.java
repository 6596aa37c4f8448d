package org.guestflow.redemption;

import java.time.Duration;
import org.guestflow.shared.RuleViolation;

/** A redemption cannot go on. */
public class RedemptionRefused extends RuleViolation {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /**
     * States why.
     *
     * @param refusal why
     */
    public RedemptionRefused(Refusal refusal) {
        this(refusal, null);
    }

    RedemptionRefused(Refusal refusal, Duration retryAfter) {
        super(
                refusal.rule(),
                refusal.kind(),
                "The redemption cannot go on.",
                "The page that refused it says what to do.",
                retryAfter);
        this.refusal = refusal;
    }

    /**
     * Tells why.
     *
     * @return the reason, and so the page
     */
    public Refusal refusal() {
        return refusal;
    }
}
