package org.guestflow.identity.signin;

import java.nio.charset.StandardCharsets;
import org.guestflow.shared.RuleViolation;

/** Which passwords are set: 12 to 72 bytes in UTF-8. Fewer are guessed, and of more bcrypt would not look at the rest. */
public final class PasswordRule {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 72;

    private PasswordRule() {}

    /**
     * Judges a password that is about to be set.
     *
     * @param password the password
     * @return true for one that may be set
     */
    public static boolean isMet(String password) {
        int length = password.getBytes(StandardCharsets.UTF_8).length;
        return length >= SHORTEST && length <= LONGEST;
    }

    /**
     * Refuses a password that may not be set.
     *
     * @param password the password
     * @throws RuleViolation {@code PasswordInvalid}
     */
    public static void check(String password) throws RuleViolation {
        if (!isMet(password)) {
            throw new RuleViolation(
                    "PasswordInvalid",
                    RuleViolation.Kind.INVALID,
                    "The password has less than 12 or more than 72 bytes.",
                    "Choose another password.");
        }
    }
}
