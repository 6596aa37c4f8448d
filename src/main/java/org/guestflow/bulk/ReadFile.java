package org.guestflow.bulk;

import java.util.List;

/**
 * A file as it was read.
 *
 * @param rows its rows, in their order
 * @param ignoredColumns the headings of columns that mean nothing here
 */
record ReadFile(List<ReadRow> rows, List<String> ignoredColumns) {

    /** Copies the lists. */
    ReadFile {
        rows = List.copyOf(rows);
        ignoredColumns = List.copyOf(ignoredColumns);
    }
}
