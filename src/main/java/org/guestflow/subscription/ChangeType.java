package org.guestflow.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can happen to a resource. */
public enum ChangeType {
    /** It is new. */
    CREATED,
    /** Something about it is different. */
    UPDATED,
    /** It is gone. */
    DELETED;

    /**
     * Gives Graph's word, by which it is stored too.
     *
     * @return the name in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ChangeType> parse(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word.strip()))
                .findFirst();
    }
}
