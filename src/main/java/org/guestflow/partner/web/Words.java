package org.guestflow.partner.web;

import java.util.Optional;

/** Bounds what a partner's server says before it is shown to anybody. */
public final class Words {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_QUERY = 1_000;

    private Words() {}

    /**
     * Cuts a name.
     *
     * @param name as the server has it
     * @return at most 256 characters, without control characters
     */
    public static String name(String name) {
        return cut(name.replaceAll("\\p{Cntrl}", " "), LONGEST_NAME);
    }

    /**
     * Cuts a query.
     *
     * @param query what was asked
     * @return at most about 1,000 characters
     */
    public static String query(String query) {
        return cut(query, LONGEST_QUERY);
    }

    /**
     * Reads a language.
     *
     * @param tag as the server has it
     * @return the tag where it has the form of one (BCP 47)
     */
    public static Optional<String> language(Optional<String> tag) {
        return tag.map(text -> text.replace('_', '-'))
                .filter(text -> text.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"));
    }

    /**
     * Takes what somebody typed to search by.
     *
     * @param text as typed
     * @return trimmed; empty where no name or address can begin so: blank, or with control characters
     */
    public static Optional<String> typed(String text) {
        return Optional.of(text.trim())
                .filter(trimmed -> !trimmed.isEmpty() && trimmed.length() <= LONGEST_NAME)
                .filter(trimmed -> text.chars().noneMatch(Character::isISOControl));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
