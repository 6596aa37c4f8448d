package org.guestflow.panel.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** What became of each row, as a CSV file. */
final class ResultCsv {

    /** By it spreadsheets know UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r";

    private ResultCsv() {}

    static String of(List<RowItem> rows) {
        StringWriter written = new StringWriter().append(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(written)) {
            csv.writeRecord(
                    "line", "email", "displayName", "result", "rule", "explanation", "duplicateOfLine", "request");
            for (RowItem row : rows) {
                csv.writeRecord(
                        String.valueOf(row.line()),
                        text(row.address()),
                        text(row.name()),
                        row.result(),
                        text(row.rule()),
                        text(row.explanation()),
                        text(row.duplicateOf()),
                        text(row.request()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    /** A cell that a spreadsheet would take for a formula is made text by an apostrophe. */
    static String text(Object value) {
        String text = Optional.ofNullable(value).map(Object::toString).orElse("");
        return !text.isEmpty() && FORMULA_BEGINS_WITH.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
