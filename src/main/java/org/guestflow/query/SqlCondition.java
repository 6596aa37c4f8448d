package org.guestflow.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.query.Condition.Comparison;
import org.guestflow.shared.RuleViolation;

/** Writes conditions as SQL whose values are parameters. */
final class SqlCondition {

    /** PostgreSQL takes 65,535 parameters; nobody asks for a hundredth of that in earnest. */
    private static final int MOST_VALUES = 500;

    private static final String FALSE = "FALSE";

    private final Columns columns;
    private final Map<String, Object> parameters = new HashMap<>();

    SqlCondition(Columns columns) {
        this.columns = columns;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    String of(Condition condition) throws RuleViolation {
        if (condition instanceof Condition.All all) {
            return joined(all.conditions(), " AND ", "TRUE");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.conditions(), " OR ", FALSE);
        }
        if (condition instanceof Condition.Not not) {
            // What is unknown is not met, so its contrary is.
            return "((" + of(not.condition()) + ") IS NOT TRUE)";
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf(oneOf);
        }
        if (condition instanceof Condition.Holds holds) {
            return holds(holds);
        }
        return compared((Condition.Compared) condition);
    }

    private String joined(List<Condition> conditions, String by, String none) throws RuleViolation {
        List<String> parts = new ArrayList<>();
        for (Condition part : conditions) {
            parts.add(of(part));
        }
        return parts.isEmpty() ? none : "(" + String.join(by, parts) + ")";
    }

    private String compared(Condition.Compared compared) throws RuleViolation {
        Column column = columns.of(compared.property());
        Comparison comparison = compared.comparison();
        if (compared.value() == null) {
            return column.sql() + (comparison == Comparison.EQUAL ? " IS NULL" : " IS NOT NULL");
        }
        Optional<Object> value = column.stored().apply(compared.value());
        if (value.isEmpty()) {
            return comparison == Comparison.NOT_EQUAL ? "TRUE" : FALSE;
        }
        return column.sql() + " " + comparison.sql() + " " + parameter(value.get(), column.type());
    }

    private String oneOf(Condition.OneOf oneOf) throws RuleViolation {
        Column column = columns.of(oneOf.property());
        List<String> values = oneOf.values().stream()
                .map(column.stored())
                .flatMap(Optional::stream)
                .map(value -> parameter(value, column.type()))
                .toList();
        requireFew();
        return values.isEmpty() ? FALSE : column.sql() + " IN (" + String.join(", ", values) + ")";
    }

    private String holds(Condition.Holds holds) throws RuleViolation {
        Column column = columns.of(holds.property());
        Optional<Object> part = column.stored().apply(holds.part());
        if (!column.searchable()) {
            throw Columns.unsupported("Parts of " + holds.property() + " cannot be looked for.");
        }
        if (part.isEmpty()) {
            return FALSE;
        }
        String text = parameter(part.get(), "text");
        return switch (holds.where()) {
            case BEGINNING -> "starts_with(" + column.sql() + ", " + text + ")";
            case ANYWHERE -> "position(" + text + " IN " + column.sql() + ") > 0";
            case END -> "right(" + column.sql() + ", length(" + text + ")) = " + text;
        };
    }

    private String parameter(Object value, String type) {
        String name = "value_" + parameters.size();
        parameters.put(name, value);
        return ":" + name + "::" + type;
    }

    private void requireFew() throws RuleViolation {
        if (parameters.size() > MOST_VALUES) {
            throw Columns.unsupported("A filter compares with 500 values at most.");
        }
    }
}
