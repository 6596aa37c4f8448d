package org.guestflow.panel.administration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;

/** What was typed into a filter. An empty field filters nothing; one that is not understood is refused. */
final class Typed {

    private Typed() {}

    static Optional<String> text(String typed) {
        return Optional.of(typed.strip()).filter(text -> !text.isEmpty());
    }

    /** What stands between blanks, commas or line breaks. */
    static List<String> words(String typed) {
        return Arrays.stream(typed.split("[\\s,;]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static Optional<LocalDate> day(String typed) throws RuleViolation {
        try {
            return text(typed).map(LocalDate::parse);
        } catch (DateTimeException noDay) {
            throw notUnderstood(typed);
        }
    }

    static Optional<Instant> startOf(String typed, ZoneId zone) throws RuleViolation {
        return day(typed).map(day -> day.atStartOfDay(zone).toInstant());
    }

    static Optional<Instant> endOf(String typed, ZoneId zone) throws RuleViolation {
        return day(typed).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    static <E extends Enum<E>> Optional<E> name(String typed, Class<E> values) throws RuleViolation {
        try {
            return text(typed).map(name -> Enum.valueOf(values, name));
        } catch (IllegalArgumentException noValue) {
            throw notUnderstood(typed);
        }
    }

    static RuleViolation notUnderstood(String typed) {
        return new RuleViolation(
                "FilterNotUnderstood",
                RuleViolation.Kind.INVALID,
                "The filter is not understood: " + typed + ".",
                "Clear the filter and choose again.");
    }
}
