package org.guestflow.mail;

import java.util.regex.Pattern;

/** Makes text that people or other systems wrote fit for a mail: cut, without control characters, and without what turns the reading direction of the text around it. */
final class PeopleText {

    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_PARAGRAPHS = 1000;
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Co}&&[^\\n\\t]]|[\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|[\\x{e0000}-\\x{e007f}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private PeopleText() {}

    /** One line, as for a name. */
    static String line(String text) {
        return cut(SPACES.matcher(visible(text)).replaceAll(" ").strip(), LONGEST_LINE);
    }

    /** Several lines, as for a message. */
    static String paragraphs(String text) {
        String visible = visible(text).replace('\t', ' ');
        return cut(EMPTY_LINES.matcher(visible).replaceAll("\n\n").strip(), LONGEST_PARAGRAPHS);
    }

    private static String visible(String text) {
        return INVISIBLE.matcher(LINE_ENDS.matcher(text).replaceAll("\n")).replaceAll("");
    }

    /** Counts characters as people do, so that none is cut in two. */
    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
