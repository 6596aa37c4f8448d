package org.guestflow.panel.security;

import org.guestflow.shared.RuleViolation;

/**
 * A change of the password as typed; blanks belong to a password.
 *
 * @param current the password until now
 * @param chosen the new one
 * @param repeated the new one once more
 */
public record PasswordForm(String current, String chosen, String repeated) {

    /** Takes what is not given as an empty text. */
    public PasswordForm {
        current = current == null ? "" : current;
        chosen = chosen == null ? "" : chosen;
        repeated = repeated == null ? "" : repeated;
    }

    void checkRepetition() throws RuleViolation {
        if (!repeated.equals(chosen)) {
            throw new RuleViolation(
                    "PasswordsDiffer",
                    RuleViolation.Kind.INVALID,
                    "The new password and its repetition differ.",
                    "Type the new password twice.");
        }
    }

    /** Tells nothing of the passwords. */
    @Override
    public String toString() {
        return "PasswordForm[]";
    }
}
