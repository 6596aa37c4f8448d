package org.guestflow.engine;

import java.util.Objects;

/**
 * Why a changed drawing does not fit the application.
 *
 * @param rule what it breaks, in upper camel case
 * @param what the element, step, message, variable or expression that it is about; may be empty
 */
public record DrawingFinding(String rule, String what) {

    /** Refuses missing parts. */
    public DrawingFinding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(what, "what");
    }
}
