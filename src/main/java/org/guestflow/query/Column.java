package org.guestflow.query;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * How a property stands in the database.
 *
 * @param sql the expression that gives its value; part of the program, never of a request
 * @param type PostgreSQL's name of the expression's type
 * @param least what stands for an absent value where the list is ordered by it, as an SQL literal; empty for a property that every item has
 * @param stored what a value that somebody names is in the database; empty for one that nothing can have
 * @param searchable whether parts of it can be looked for
 */
public record Column(
        String sql, String type, String least, Function<Object, Optional<Object>> stored, boolean searchable) {

    /**
     * Describes a text in which the letters' case makes no difference.
     *
     * @param sql the expression
     * @return the column
     */
    public static Column text(String sql) {
        return new Column(
                "lower(" + sql + ")",
                "text",
                "''",
                value -> value instanceof String text && text.indexOf('\0') < 0
                        ? Optional.of(text.toLowerCase(Locale.ROOT))
                        : Optional.empty(),
                true);
    }

    /**
     * Describes a text that is compared letter by letter.
     *
     * @param sql the expression
     * @return the column
     */
    public static Column exactText(String sql) {
        return new Column(
                sql,
                "text",
                "''",
                value -> value instanceof String text && text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty(),
                true);
    }

    /**
     * Describes one of a few words.
     *
     * @param sql the expression
     * @param words what each word is in the database
     * @return the column
     */
    public static Column word(String sql, Map<String, String> words) {
        return new Column(
                sql,
                "text",
                "''",
                value -> value instanceof String word ? Optional.ofNullable(words.get(word)) : Optional.empty(),
                false);
    }

    /**
     * Describes an id.
     *
     * @param sql the expression, of type {@code uuid}
     * @return the column
     */
    public static Column id(String sql) {
        return new Column(sql, "uuid", "'00000000-0000-0000-0000-000000000000'", Column::uuid, false);
    }

    /**
     * Describes a moment.
     *
     * @param sql the expression, of type {@code timestamptz}
     * @return the column
     */
    public static Column moment(String sql) {
        return new Column(sql, "timestamptz", "'0001-01-01T00:00:00Z'", Column::instant, false);
    }

    /**
     * Describes what is so or not.
     *
     * @param sql the expression, of type {@code boolean}
     * @return the column
     */
    public static Column flag(String sql) {
        return new Column(sql, "boolean", "false", Column::truth, false);
    }

    /**
     * Describes a whole number.
     *
     * @param sql the expression, of type {@code bigint}
     * @return the column
     */
    public static Column number(String sql) {
        return new Column(sql, "bigint", "0", Column::whole, false);
    }

    /**
     * States that every item has a value, so that an index on the expression serves an order by it.
     *
     * @return the column
     */
    public Column always() {
        return new Column(sql, type, "", stored, searchable);
    }

    /** Gives an expression to order by, which is never null. */
    String ordered() {
        return least.isEmpty() ? sql : "coalesce(" + sql + ", " + least + "::" + type + ")";
    }

    private static Optional<Object> uuid(Object value) {
        try {
            return Optional.of(UUID.fromString(String.valueOf(value)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Optional<Object> instant(Object value) {
        try {
            return Optional.of(Instant.parse(String.valueOf(value)).toString());
        } catch (DateTimeParseException noMoment) {
            return Optional.empty();
        }
    }

    private static Optional<Object> truth(Object value) {
        return switch (String.valueOf(value)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> whole(Object value) {
        return Optional.of(String.valueOf(value))
                .filter(text -> text.matches("-?[0-9]{1,18}"))
                .map(Long::valueOf);
    }
}
