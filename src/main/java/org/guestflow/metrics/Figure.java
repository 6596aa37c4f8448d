package org.guestflow.metrics;

import io.micrometer.core.instrument.Tags;

/**
 * One number that is read from the database.
 *
 * @param name the gauge's name
 * @param tag which of several numbers of that name it is
 * @param value the tag's value
 */
record Figure(String name, String tag, String value) {

    /** A figure that is the only one of its name. */
    static Figure of(String name) {
        return new Figure(name, "", "");
    }

    Tags tags() {
        return tag.isEmpty() ? Tags.empty() : Tags.of(tag, value);
    }

    /** Times are in seconds; what is counted has no unit. */
    String unit() {
        return name.endsWith(".lag") ? "seconds" : null;
    }
}
