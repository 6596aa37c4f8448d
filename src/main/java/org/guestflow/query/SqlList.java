package org.guestflow.query;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guestflow.shared.Place;
import org.guestflow.shared.RuleViolation;

/**
 * A query for a list, as pieces of SQL. What a request names comes into it as parameters only; its page begins behind the sort keys of the page before (keyset paging), whatever comes in or goes
 * meanwhile.
 */
final class SqlList {

    private static final String KEY = "sort_";

    private final List<Ordered> order;
    private final String matches;
    private final String page;
    private final Map<String, Object> parameters;

    private SqlList(List<Ordered> order, String matches, String page, Map<String, Object> parameters) {
        this.order = order;
        this.matches = matches;
        this.page = page;
        this.parameters = parameters;
    }

    /** One sort key: an expression that is never null. */
    private record Ordered(String sql, Column column, boolean descending) {

        static Ordered by(Column column, boolean descending) {
            return new Ordered(column.ordered(), column, descending);
        }
    }

    /**
     * Writes a query for a list.
     *
     * @param columns the list's columns
     * @param query what it is asked for
     * @return the pieces
     * @throws RuleViolation {@code UnsupportedQuery} for a property or comparison that the list does not have, {@code InvalidCursor} for a place that is none of it
     */
    static SqlList of(Columns columns, ListQuery query) throws RuleViolation {
        SqlCondition condition = new SqlCondition(columns);
        String matches =
                query.condition().isPresent() ? condition.of(query.condition().get()) : "TRUE";
        List<Ordered> order = new ArrayList<>();
        for (SortKey key : query.order()) {
            order.add(Ordered.by(columns.of(key.property()), key.descending()));
        }
        boolean descending = !order.isEmpty() && order.get(order.size() - 1).descending();
        order.add(Ordered.by(columns.key(), descending));
        Map<String, Object> parameters = new HashMap<>(condition.parameters());
        String page = query.after().isPresent() ? behind(order, query.after().get(), parameters) : "TRUE";
        parameters.put("most", query.size() + 1);
        return new SqlList(order, matches, page, parameters);
    }

    /** Behind a place: the first key is behind its own, or it is the same and the second is, and so on. */
    private static String behind(List<Ordered> order, String place, Map<String, Object> parameters)
            throws RuleViolation {
        List<String> keys = Place.read(place, order.size());
        for (int index = 0; index < order.size(); index++) {
            Column column = order.get(index).column();
            // What stands for an absent value has no word of its own among a column's; it is taken as it is.
            String text = URLDecoder.decode(keys.get(index), StandardCharsets.UTF_8);
            Object value = "text".equals(column.type())
                    ? text
                    : column.stored().apply(text).orElseThrow(() -> Place.invalid(null));
            parameters.put(KEY + index, value);
        }
        return IntStream.range(0, order.size())
                .mapToObj(last -> IntStream.rangeClosed(0, last)
                        .mapToObj(index -> compared(order.get(index), index, index == last))
                        .collect(Collectors.joining(" AND ", "(", ")")))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String compared(Ordered key, int index, boolean last) {
        String comparison = last ? (key.descending() ? "<" : ">") : "=";
        return key.sql() + " " + comparison + " :" + KEY + index + "::"
                + key.column().type();
    }

    /**
     * Gives what is to be selected besides the item, so that {@link #place} can name where the page ends.
     *
     * @return expressions, each behind a comma
     */
    String selected() {
        return IntStream.range(0, order.size())
                .mapToObj(index -> ", " + text(order.get(index)) + " AS " + KEY + index)
                .collect(Collectors.joining());
    }

    /** A moment is written as Java reads it. */
    private static String text(Ordered key) {
        return "timestamptz".equals(key.column().type())
                ? "to_char(" + key.sql() + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                : "(" + key.sql() + ")::text";
    }

    /**
     * Gives the condition that all pages have in common.
     *
     * @return a boolean expression
     */
    String matches() {
        return "(" + matches + ")";
    }

    /**
     * Gives what stands behind the list's own conditions: those of the query, the order, and room for one item more than fits on the page.
     *
     * @return a piece of SQL that begins with AND
     */
    String page() {
        String by = order.stream()
                .map(key -> key.sql() + (key.descending() ? " DESC" : " ASC"))
                .collect(Collectors.joining(", "));
        return " AND " + matches() + " AND " + page + " ORDER BY " + by + " LIMIT :most";
    }

    /**
     * Gives the values of the parameters in {@link #page} and {@link #matches}.
     *
     * @return the values by the parameters' names
     */
    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    /**
     * Tells how many columns {@link #selected} adds.
     *
     * @return their names
     */
    List<String> keys() {
        return IntStream.range(0, order.size()).mapToObj(index -> KEY + index).toList();
    }

    /**
     * Names the place behind an item.
     *
     * @param keys the values of {@link #keys} in the item's row
     * @return an opaque word
     */
    static String place(List<String> keys) {
        return Place.after(keys.stream()
                .map(key -> URLEncoder.encode(key, StandardCharsets.UTF_8))
                .toArray());
    }
}
