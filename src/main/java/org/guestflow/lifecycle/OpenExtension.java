package org.guestflow.lifecycle;

import org.guestflow.shared.RuleViolation;

/** Says that longer access was asked for somebody, and nobody has decided yet. */
final class OpenExtension {

    private OpenExtension() {}

    static RuleViolation refusal() {
        return new RuleViolation(
                "OpenRequests",
                RuleViolation.Kind.CONFLICT,
                "A request for this person is still open.",
                "Wait until it has ended, or have it decided.");
    }
}
