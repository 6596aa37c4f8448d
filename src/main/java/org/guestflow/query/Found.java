package org.guestflow.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.guestflow.shared.Slice;

/**
 * A page that was found.
 *
 * @param slice what is on the page, and where the next one begins
 * @param count how many there are on all pages; empty where it was not asked
 * @param <T> what the list holds
 */
public record Found<T>(Slice<T> slice, Optional<Long> count) {

    /**
     * Gives what is on the page.
     *
     * @return the items
     */
    public List<T> items() {
        return slice.items();
    }

    /**
     * Makes a page of other things that are in the same order.
     *
     * @param change what becomes of an item
     * @param <R> what the other list holds
     * @return the page
     */
    public <R> Found<R> map(Function<T, R> change) {
        return new Found<>(slice.map(change), count);
    }
}
