package org.guestflow.bulk;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;

/** Reads uploaded lists: tolerant of headings, separators and character sets; what is wrong with one row is that row's affair. */
final class CsvFile {

    static final int MOST_BYTES = 1024 * 1024;
    static final int MOST_ROWS = 1000;

    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");

    /** Azure's template shows how a row looks. */
    private static final String EXAMPLE = "example:";

    private CsvFile() {}

    static ReadFile read(byte[] content) throws RuleViolation {
        if (content.length > MOST_BYTES) {
            throw FileFault.of(
                    "FileTooLarge", "The file is larger than one megabyte.", "Divide it and upload the parts.");
        }
        List<CsvRecord> records = records(CsvText.of(content));
        int first = !records.isEmpty() && CsvText.isVersion(records.get(0).getField(0)) ? 1 : 0;
        if (records.size() <= first) {
            throw nobody();
        }
        Headings headings = Headings.of(records.get(first).getFields());
        return new ReadFile(rows(headings, records.subList(first + 1, records.size())), headings.ignored());
    }

    private static List<CsvRecord> records(CsvText text) throws RuleViolation {
        try {
            return CsvReader.builder()
                    .fieldSeparator(text.separator())
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .allowExtraCharsAfterClosingQuote(true)
                    .ofCsvRecord(text.text())
                    .stream()
                    .filter(found -> !found.getFields().stream().allMatch(String::isBlank))
                    .toList();
        } catch (CsvParseException unreadable) {
            RuleViolation fault = FileFault.of(
                    "FileNotText", "The file is no CSV.", "Save it as CSV (comma-separated values) in UTF-8.");
            fault.initCause(unreadable);
            throw fault;
        }
    }

    private static List<ReadRow> rows(Headings headings, List<CsvRecord> records) throws RuleViolation {
        List<ReadRow> rows = new ArrayList<>();
        Map<String, Integer> firsts = new HashMap<>();
        for (CsvRecord found : records) {
            ReadRow row = row(headings, found);
            if (row.fields().address().toLowerCase(Locale.ROOT).startsWith(EXAMPLE)) {
                continue;
            }
            // A row that is not understood is no reason to leave out a later one that is.
            Integer first = row.fault().isPresent()
                    ? null
                    : firsts.putIfAbsent(key(row.fields().address()), row.line());
            rows.add(first == null ? row : row.asDuplicateOf(first));
        }
        if (rows.isEmpty()) {
            throw nobody();
        }
        if (rows.size() > MOST_ROWS) {
            throw FileFault.of(
                    "TooManyRows", "The file has more than " + MOST_ROWS + " rows.", "Divide it and upload the parts.");
        }
        return rows;
    }

    private static ReadRow row(Headings headings, CsvRecord found) {
        List<String> cells = found.getFields();
        RowFields fields = new RowFields(
                headings.cell(Column.ADDRESS, cells).orElse(""),
                headings.cell(Column.DISPLAY_NAME, cells),
                headings.cell(Column.MESSAGE, cells),
                headings.cell(Column.LANGUAGE, cells),
                headings.cell(Column.REDIRECT_URL, cells),
                !NO.contains(send(headings, cells)),
                headings.cell(Column.ACCESS_END_DATE, cells),
                headings.cell(Column.JUSTIFICATION, cells));
        return new ReadRow((int) found.getStartingLineNumber(), fields, fault(headings, cells), Optional.empty());
    }

    private static Optional<RuleViolation> fault(Headings headings, List<String> cells) {
        if (!headings.fit(cells)) {
            return Optional.of(FileFault.of(
                    "ColumnsDoNotMatch",
                    "The row has other columns than the headings.",
                    "Look for a missing separator or quotation mark."));
        }
        String send = send(headings, cells);
        if (!YES.contains(send) && !NO.contains(send)) {
            return Optional.of(FileFault.of(
                    "SendInvitationInvalid",
                    "Whether a mail is to be sent is neither true nor false.",
                    "Write true or false, or leave the cell empty for true."));
        }
        return Optional.empty();
    }

    private static String send(Headings headings, List<String> cells) {
        return headings.cell(Column.SEND_INVITATION, cells)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .orElse("true");
    }

    private static String key(String address) {
        return EmailAddress.parse(address).map(EmailAddress::key).orElseGet(() -> address.toLowerCase(Locale.ROOT));
    }

    private static RuleViolation nobody() {
        return FileFault.of(
                "FileNamesNobody",
                "The file names nobody.",
                "Write the headings in the first line and a person in each line below, or begin with the template.");
    }
}
