package org.guestflow.panel.administration;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.guestflow.panel.SpreadsheetCell;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Writes a whole list as CSV (RFC 4180), page by page, so that its length costs no memory. */
final class CsvDownload {

    private static final int PAGE = 500;

    private CsvDownload() {}

    static <T> void write(
            HttpServletResponse response,
            String name,
            List<String> header,
            Pages<T> pages,
            Function<T, List<String>> row)
            throws IOException, RuleViolation {
        // The first page is read before anything is written: a filter that is refused gets its page.
        Slice<T> page = pages.read(Optional.empty(), PAGE);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(response.getWriter())) {
            csv.writeRecord(header);
            boolean more = true;
            while (more) {
                page.items()
                        .forEach(item -> csv.writeRecord(row.apply(item).stream()
                                .map(SpreadsheetCell::of)
                                .toList()));
                more = page.next().isPresent();
                if (more) {
                    page = pages.read(page.next(), PAGE);
                }
            }
        }
    }

    /**
     * A list that is read page by page.
     *
     * @param <T> what it holds
     */
    interface Pages<T> {

        Slice<T> read(Optional<String> after, int size) throws RuleViolation;
    }
}
