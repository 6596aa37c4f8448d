package org.guestflow.directory;

import java.util.regex.Pattern;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** What names, handles and languages are, of whatever object of the directory. */
final class ObjectRules {

    private static final int LONGEST_NAME = 256;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private ObjectRules() {}

    static void checkDisplayName(String name) throws RuleViolation {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw new RuleViolation(
                    "DisplayNameInvalid", Kind.INVALID, "A name has 1 to 256 characters.", "Send another name.");
        }
    }

    static void checkLanguage(String tag) throws RuleViolation {
        if (!LANGUAGE.matcher(tag).matches()) {
            throw new RuleViolation(
                    "LanguageInvalid",
                    Kind.INVALID,
                    "A language is a tag such as de or pt-BR.",
                    "Send such a tag, or null for none.");
        }
    }

    /** Objects are looked up by id before they are by handle: one that looks like another's id would name that one. */
    static void checkHandle(String handle) throws RuleViolation {
        if (!HANDLE.matcher(handle).matches() || ID.matcher(handle).matches()) {
            throw new RuleViolation(
                    "HandleInvalid",
                    Kind.INVALID,
                    "A handle has 1 to 64 small letters, digits and characters of . _ -, begins with a letter or a digit, and is no id.",
                    "Send another handle.");
        }
    }
}
