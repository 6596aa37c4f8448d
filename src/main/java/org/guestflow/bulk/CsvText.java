package org.guestflow.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.guestflow.shared.RuleViolation;

/**
 * A file's text, and what parts its cells.
 *
 * @param text the text without byte order mark
 * @param separator comma, semicolon or tab
 */
record CsvText(String text, char separator) {

    private static final Charset OF_OLD_SPREADSHEETS = Charset.forName("windows-1252");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** The first line of the lists that Azure's portal hands out. */
    private static final String VERSION = "version:";

    static CsvText of(byte[] content) throws RuleViolation {
        String text = decoded(content);
        if (text.indexOf('\0') >= 0) {
            throw FileFault.of(
                    "FileNotText", "The file is no text.", "Save it as CSV (comma-separated values) in UTF-8.");
        }
        return new CsvText(text, separator(text));
    }

    /** UTF-8; what is none was written by a spreadsheet of old. */
    private static String decoded(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException noUtf8) {
            return new String(content, OF_OLD_SPREADSHEETS);
        }
    }

    /** The one that parts the most headings. */
    private static char separator(String text) {
        String headings = text.lines()
                .filter(line -> !line.isBlank() && !isVersion(line))
                .findFirst()
                .orElse("");
        char most = SEPARATORS.get(0);
        for (char separator : SEPARATORS) {
            if (count(headings, separator) > count(headings, most)) {
                most = separator;
            }
        }
        return most;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    static boolean isVersion(String cell) {
        String bare = cell.replace("\"", "").strip();
        return bare.regionMatches(true, 0, VERSION, 0, VERSION.length());
    }
}
