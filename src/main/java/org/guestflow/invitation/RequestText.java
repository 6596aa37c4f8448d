package org.guestflow.invitation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;

/** The forms that a request's texts must have (behaviour.md section 3.1): lengths, dates, languages. */
public final class RequestText {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_MESSAGE = 1000;

    private RequestText() {}

    static Optional<String> name(Optional<String> text) throws RuleViolation {
        return atMost(text, LONGEST_NAME, "DisplayNameTooLong");
    }

    static Optional<String> message(Optional<String> text) throws RuleViolation {
        return atMost(text, LONGEST_MESSAGE, "MessageTooLong");
    }

    /**
     * Reads why something is asked for.
     *
     * @param text as given
     * @return the stripped text; empty where nothing is left of it
     * @throws RuleViolation {@code JustificationTooLong} for more than 1,000 characters
     */
    public static Optional<String> justification(Optional<String> text) throws RuleViolation {
        return atMost(text, LONGEST_MESSAGE, "JustificationTooLong");
    }

    /**
     * Reads an end date.
     *
     * @param text as given
     * @return the date; empty where none is given
     * @throws RuleViolation {@code AccessEndDateInvalid} where it is no ISO 8601 date
     */
    public static Optional<LocalDate> date(Optional<String> text) throws RuleViolation {
        try {
            return given(text).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw invalid("AccessEndDateInvalid", "The end date is no ISO 8601 date.", "Write it as YYYY-MM-DD.");
        }
    }

    static Optional<String> language(Optional<String> text) throws RuleViolation {
        Optional<String> tag = given(text);
        try {
            tag.ifPresent(value -> new Locale.Builder().setLanguageTag(value));
            return tag;
        } catch (IllformedLocaleException e) {
            throw invalid("LanguageInvalid", "The language is no BCP 47 tag.", "Write it like en, de or pt-BR.");
        }
    }

    static RuleViolation invalid(String rule, String message, String remedy) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, remedy);
    }

    private static Optional<String> given(Optional<String> text) throws RuleViolation {
        Optional<String> given = text.map(String::strip).filter(value -> !value.isEmpty());
        if (given.filter(value -> value.indexOf('\0') >= 0).isPresent()) {
            throw invalid("CharacterInvalid", "A text has a character that no text has (U+0000).", "Take it out.");
        }
        return given;
    }

    private static Optional<String> atMost(Optional<String> text, int longest, String rule) throws RuleViolation {
        Optional<String> given = given(text);
        if (given.isPresent() && given.get().length() > longest) {
            throw invalid(rule, "The text is too long.", "Shorten it to " + longest + " characters.");
        }
        return given;
    }
}
