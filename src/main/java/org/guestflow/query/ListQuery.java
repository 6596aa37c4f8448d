package org.guestflow.query;

import java.util.List;
import java.util.Optional;

/**
 * What a list is asked for.
 *
 * @param condition what its items are like; empty for everything
 * @param order by what they are ordered; what is equal then is ordered by the list's own key
 * @param after the place that the page before named; empty for the first page
 * @param size how many fit on a page, at least 1
 * @param counted whether it is asked how many there are on all pages
 */
public record ListQuery(
        Optional<Condition> condition, List<SortKey> order, Optional<String> after, int size, boolean counted) {

    /** Copies the order. */
    public ListQuery {
        order = List.copyOf(order);
        if (size < 1) {
            throw new IllegalArgumentException("a page holds one item at least");
        }
    }

    /**
     * Asks for the first page of everything in the list's own order.
     *
     * @param size how many fit on a page
     * @return the query
     */
    public static ListQuery first(int size) {
        return new ListQuery(Optional.empty(), List.of(), Optional.empty(), size, false);
    }

    /**
     * Narrows the list.
     *
     * @param further what must hold besides
     * @return the narrower query
     */
    public ListQuery and(Condition further) {
        Condition narrower =
                condition.map(before -> Condition.all(before, further)).orElse(further);
        return new ListQuery(Optional.of(narrower), order, after, size, counted);
    }

    /**
     * Asks how many there are, and for nothing else.
     *
     * @return the query
     */
    public ListQuery countedOnly() {
        return new ListQuery(condition, List.of(), Optional.empty(), 1, true);
    }

    /**
     * Says by what the list is ordered where nothing was asked for.
     *
     * @param usual the usual order
     * @return the query with an order
     */
    public ListQuery orderedBy(List<SortKey> usual) {
        return order.isEmpty() ? new ListQuery(condition, usual, after, size, counted) : this;
    }
}
