package org.guestflow.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;

/**
 * The headings of a file: which cell means what.
 *
 * @param places the cells' places
 * @param width how many cells a row has
 * @param ignored headings that mean nothing here
 */
record Headings(Map<Column, Integer> places, int width, List<String> ignored) {

    private static final int LONGEST = 100;

    static Headings of(List<String> cells) throws RuleViolation {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<String> ignored = new ArrayList<>();
        for (int place = 0; place < cells.size(); place++) {
            String heading = cells.get(place).strip();
            Optional<Column> column = Column.of(heading);
            if (column.isEmpty() && !heading.isEmpty()) {
                ignored.add(heading.substring(0, Math.min(LONGEST, heading.length())));
            } else if (column.isPresent() && places.putIfAbsent(column.get(), place) != null) {
                throw FileFault.of(
                        "ColumnTwice",
                        "Two columns mean the same: " + heading + ".",
                        "Keep one of them, or begin with the template.");
            }
        }
        if (!places.containsKey(Column.ADDRESS)) {
            throw FileFault.of(
                    "AddressColumnMissing",
                    "No column is headed as mail addresses are.",
                    "Name the column \"email\" in the first line, or begin with the template.");
        }
        return new Headings(places, cells.size(), ignored);
    }

    Optional<String> cell(Column column, List<String> cells) {
        return Optional.ofNullable(places.get(column))
                .filter(place -> place < cells.size())
                .map(cells::get)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Whether there are cells without a heading that say something, or headings without a cell. */
    boolean fit(List<String> cells) {
        return cells.size() >= width && cells.stream().skip(width).allMatch(String::isBlank);
    }
}
