package org.guestflow.graph.query;

import java.util.Set;
import org.guestflow.query.ListQuery;

/**
 * Query options, as they were read.
 *
 * @param model what is asked for
 * @param list which ones, in which order, from which place
 * @param selected the properties that are wanted; empty for all
 * @param expanded the other resources that are wanted besides
 * @param next where the next page is asked for, but for its place
 */
public record Query(EntityModel model, ListQuery list, Set<String> selected, Set<String> expanded, String next) {

    /** Copies the names. */
    public Query {
        selected = Set.copyOf(selected);
        expanded = Set.copyOf(expanded);
    }

    /**
     * Tells whether another resource is wanted besides.
     *
     * @param navigation the name of the property that leads to it
     * @return true where it is wanted
     */
    public boolean expands(String navigation) {
        return expanded.contains(navigation);
    }
}
