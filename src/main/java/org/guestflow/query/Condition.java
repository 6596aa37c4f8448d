package org.guestflow.query;

import java.util.Arrays;
import java.util.List;
import org.springframework.lang.Nullable;

/** What a thing must be like to be in a list. Properties have the names that the list's {@link Columns} give them; a comparison with what is not there is not met. */
public sealed interface Condition {

    /**
     * A property compared with a value.
     *
     * @param property the property's name
     * @param comparison how it is compared
     * @param value a text, boolean, number or {@link java.time.Instant}; null only with {@link Comparison#EQUAL} and {@link Comparison#NOT_EQUAL}: whether the property is absent
     */
    record Compared(
            String property,
            Comparison comparison,
            @Nullable Object value) implements Condition {}

    /**
     * A property that has one of several values.
     *
     * @param property the property's name
     * @param values the values; none is met by nothing
     */
    record OneOf(String property, List<Object> values) implements Condition {

        /** Copies the values. */
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /**
     * A text that holds another.
     *
     * @param property the property's name
     * @param part the other text, whatever the letters' case
     * @param where where in the property's text it must stand
     */
    record Holds(String property, String part, Part where) implements Condition {}

    /**
     * Every one of several conditions.
     *
     * @param conditions the conditions; none is always met
     */
    record All(List<Condition> conditions) implements Condition {

        /** Copies the conditions. */
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * At least one of several conditions.
     *
     * @param conditions the conditions; none is never met
     */
    record Any(List<Condition> conditions) implements Condition {

        /** Copies the conditions. */
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * A condition that must not be met.
     *
     * @param condition the condition
     */
    record Not(Condition condition) implements Condition {}

    /** How two values are compared. */
    enum Comparison {
        /** The same. */
        EQUAL("="),
        /** Another one, or none. */
        NOT_EQUAL("IS DISTINCT FROM"),
        /** Behind the value. */
        GREATER(">"),
        /** Not before the value. */
        GREATER_OR_EQUAL(">="),
        /** Before the value. */
        LESS("<"),
        /** Not behind the value. */
        LESS_OR_EQUAL("<=");

        private final String sql;

        Comparison(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /** Where one text stands in another. */
    enum Part {
        /** At its beginning. */
        BEGINNING,
        /** Anywhere. */
        ANYWHERE,
        /** At its end. */
        END
    }

    /**
     * Demands that a property has a value.
     *
     * @param property the property's name
     * @param value the value
     * @return the condition
     */
    static Condition equal(String property, Object value) {
        return new Compared(property, Comparison.EQUAL, value);
    }

    /**
     * Demands several conditions.
     *
     * @param conditions the conditions
     * @return their conjunction
     */
    static Condition all(Condition... conditions) {
        return new All(Arrays.asList(conditions));
    }
}
