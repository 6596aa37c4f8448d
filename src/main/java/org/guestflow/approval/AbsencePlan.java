package org.guestflow.approval;

/**
 * An absence as somebody has typed it.
 *
 * @param standIn the address of the member who is to decide meanwhile
 * @param firstDay the first day, ISO 8601 date
 * @param lastDay the last day, ISO 8601 date
 */
public record AbsencePlan(String standIn, String firstDay, String lastDay) {

    /** Takes a field that was not sent as an empty one. */
    public AbsencePlan {
        standIn = orEmpty(standIn);
        firstDay = orEmpty(firstDay);
        lastDay = orEmpty(lastDay);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }
}
