package org.guestflow.panel;

import java.util.Optional;
import org.springframework.lang.Nullable;

/** A cell of a CSV file that people open in a spreadsheet. */
public final class SpreadsheetCell {

    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r";

    private SpreadsheetCell() {}

    /**
     * Makes a text of a value. What a spreadsheet would take for a formula is made text by an apostrophe (OWASP, CSV injection).
     *
     * @param value the value; null for none
     * @return what to write into the cell
     */
    public static String of(@Nullable Object value) {
        String text = Optional.ofNullable(value).map(Object::toString).orElse("");
        return !text.isEmpty() && FORMULA_BEGINS_WITH.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
