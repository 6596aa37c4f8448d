package org.guestflow.panel.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.guestflow.panel.SpreadsheetCell;

/** What became of each row, as a CSV file. */
final class ResultCsv {

    /** By it spreadsheets know UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ResultCsv() {}

    static String of(List<RowItem> rows) {
        StringWriter written = new StringWriter().append(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(written)) {
            csv.writeRecord(
                    "line", "email", "displayName", "result", "rule", "explanation", "duplicateOfLine", "request");
            for (RowItem row : rows) {
                csv.writeRecord(
                        String.valueOf(row.line()),
                        SpreadsheetCell.of(row.address()),
                        SpreadsheetCell.of(row.name()),
                        row.result(),
                        SpreadsheetCell.of(row.rule()),
                        SpreadsheetCell.of(row.explanation()),
                        SpreadsheetCell.of(row.duplicateOf()),
                        SpreadsheetCell.of(row.request()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }
}
