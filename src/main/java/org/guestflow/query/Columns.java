package org.guestflow.query;

import java.util.Map;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;

/**
 * The properties of a list's items by which it can be narrowed and ordered.
 *
 * @param byProperty the columns by the properties' names
 * @param key the column that tells any two items apart; the order ends with it
 */
public record Columns(Map<String, Column> byProperty, Column key) {

    /** Copies the columns. */
    public Columns {
        byProperty = Map.copyOf(byProperty);
    }

    Column of(String property) throws RuleViolation {
        return Optional.ofNullable(byProperty.get(property))
                .orElseThrow(() -> unsupported("The list cannot be narrowed or ordered by " + property + "."));
    }

    static RuleViolation unsupported(String message) {
        return new RuleViolation(
                "UnsupportedQuery",
                RuleViolation.Kind.INVALID,
                message,
                "Use what the description of the API names for this list.");
    }
}
