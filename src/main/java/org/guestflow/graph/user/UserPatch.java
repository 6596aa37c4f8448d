package org.guestflow.graph.user;

import java.util.Optional;
import org.guestflow.directory.UserChange;
import org.guestflow.shared.RuleViolation;

/**
 * What is sent to change a user; what is absent, null here, stays as it is, and an empty value was sent as null. Everything else of a user is read-only and refused.
 *
 * @param displayName the new name
 * @param preferredLanguage the new language; null for none
 * @param accountEnabled whether the person may sign in
 */
record UserPatch(Optional<String> displayName, Optional<String> preferredLanguage, Optional<Boolean> accountEnabled) {

    UserChange change() throws RuleViolation {
        if (isNull(displayName) || isNull(accountEnabled)) {
            throw new RuleViolation(
                    "ValueInvalid",
                    RuleViolation.Kind.INVALID,
                    "Neither displayName nor accountEnabled can be null.",
                    "Send a value, or leave the property out.");
        }
        return new UserChange(
                absentAsEmpty(displayName),
                preferredLanguage == null ? Optional.empty() : Optional.of(preferredLanguage.orElse("")),
                absentAsEmpty(accountEnabled));
    }

    private static boolean isNull(Optional<?> sent) {
        return sent != null && sent.isEmpty();
    }

    private static <T> Optional<T> absentAsEmpty(Optional<T> sent) {
        return sent == null ? Optional.empty() : sent;
    }
}
