package org.guestflow.graph.query;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A property of a resource, as queries name it.
 *
 * @param kind what its values are
 * @param parts the properties of a value that has parts of its own, by their names; else empty
 */
public record Property(Kind kind, Map<String, Property> parts) {

    /** What values are. */
    public enum Kind {
        /** {@code Edm.String}. */
        TEXT,
        /** {@code Edm.Boolean}. */
        FLAG,
        /** {@code Edm.DateTimeOffset}. */
        MOMENT,
        /** {@code Edm.Int64}. */
        NUMBER,
        /** A value with parts. */
        COMPLEX,
        /** Several values with parts. */
        COMPLEX_COLLECTION,
        /** Several texts. */
        TEXT_COLLECTION,
        /** Another resource, given where it is asked for by {@code $expand}. */
        NAVIGATION
    }

    /** Keeps the parts in their order. */
    public Property {
        parts = new LinkedHashMap<>(parts);
    }

    /**
     * Describes a property without parts.
     *
     * @param kind what its values are
     * @return the property
     */
    public static Property of(Kind kind) {
        return new Property(kind, Map.of());
    }
}
