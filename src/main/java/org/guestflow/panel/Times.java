package org.guestflow.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Says days and moments in the viewer's language and zone. Pages have it as {@code times}.
 *
 * @param language the page's language
 * @param zone where the viewer is
 */
public record Times(Locale language, ZoneId zone) {

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
     * Says the last whole day before an end, as access that ends at midnight is spoken of.
     *
     * @param end the end
     * @return the last day
     */
    public String lastDay(Instant end) {
        return day(end.minusNanos(1));
    }
}
