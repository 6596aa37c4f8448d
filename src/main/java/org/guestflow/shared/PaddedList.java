package org.guestflow.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Values for an SQL {@code IN}, the last of them repeated until there are 1, 2, 4, 8 … of them. PostgreSQL keeps the plan of such a statement, of which there are few by that; with {@code = ANY} and an
 * array it plans anew each time, for it would take a few for many.
 */
public final class PaddedList {

    private PaddedList() {}

    /**
     * Pads values.
     *
     * @param <T> their type
     * @param values the values, at least one
     * @return them, as many as the next power of two
     * @throws IllegalArgumentException where there are none
     */
    public static <T> List<T> of(Collection<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing to look for");
        }
        List<T> padded = new ArrayList<>(values);
        T last = padded.get(padded.size() - 1);
        while (Integer.bitCount(padded.size()) != 1) {
            padded.add(last);
        }
        return padded;
    }
}
