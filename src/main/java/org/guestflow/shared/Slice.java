package org.guestflow.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list, and where the next one begins.
 *
 * @param items what is on the page
 * @param next names the place to go on from, opaque to callers; empty on the last page
 * @param <T> what the list holds
 */
public record Slice<T>(List<T> items, Optional<String> next) {

    /** Copies the items. */
    public Slice {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of the rows of a query that asked for one row more than fits on it.
     *
     * @param rows the rows
     * @param size how many fit on a page
     * @param place names the place after a row
     * @param <T> what the list holds
     * @return the page
     */
    public static <T> Slice<T> of(List<T> rows, int size, Function<T, String> place) {
        return rows.size() <= size
                ? new Slice<>(rows, Optional.empty())
                : new Slice<>(rows.subList(0, size), Optional.of(place.apply(rows.get(size - 1))));
    }

    /**
     * Makes a page of other things that are in the same order.
     *
     * @param change what becomes of an item
     * @param <R> what the other list holds
     * @return the page
     */
    public <R> Slice<R> map(Function<T, R> change) {
        return new Slice<>(items.stream().map(change).toList(), next);
    }
}
