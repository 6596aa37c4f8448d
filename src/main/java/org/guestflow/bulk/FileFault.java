package org.guestflow.bulk;

import org.guestflow.shared.RuleViolation;

/** What can be wrong with a file or a row of it, said to the person who uploads it. */
final class FileFault {

    private FileFault() {}

    static RuleViolation of(String rule, String message, String remedy) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, remedy);
    }
}
