package org.guestflow.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Says days and moments in the viewer's language and zone. Pages have it as {@code times}.
 *
 * @param language the page's language
 * @param zone where the viewer is
 */
public record Times(Locale language, ZoneId zone) {

    /**
     * Says the same where somebody else is: access ends with the day of its guest.
     *
     * @param other where that is
     * @return the same language in that zone
     */
    public Times in(ZoneId other) {
        return new Times(language, other);
    }

    /**
     * Says a moment to the minute.
     *
     * @param moment the moment
     * @return day and time of day
     */
    public String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(zone)
                .format(moment);
    }

    /**
     * Says the day of a moment.
     *
     * @param moment the moment
     * @return the day on which it is for the viewer
     */
    public String day(Instant moment) {
        return day(LocalDate.ofInstant(moment, zone));
    }

    /**
     * Says a day.
     *
     * @param day the day
     * @return the day
     */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language)
                .format(day);
    }

    /**
     * Writes a moment for programs: HTML's time element takes at most three digits of a second, and the database keeps
     * six.
     *
     * @param moment the moment
     * @return the moment in UTC to the second, as {@code 2026-01-31T10:00:00Z}
     */
    public String forPrograms(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * Writes a day for programs.
     *
     * @param day the day
     * @return the day, as {@code 2026-01-31}
     */
    public String forPrograms(LocalDate day) {
        return day.toString();
    }

    /**
     * Says the last whole day before an end, as access that ends at midnight is spoken of.
     *
     * @param end the end
     * @return the last day
     */
    public String lastDay(Instant end) {
        return day(end.minusNanos(1));
    }
}
