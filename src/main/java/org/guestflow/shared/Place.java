package org.guestflow.shared;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The place in a list from which the next page goes on (keyset paging): the sort keys of the last item, in one opaque word. */
public final class Place {

    private static final String BETWEEN = "\n";

    private Place() {}

    /**
     * Names the place after an item.
     *
     * @param keys the item's sort keys, without line breaks
     * @return an opaque word, safe in a URL
     */
    public static String after(Object... keys) {
        List<String> texts = Arrays.stream(keys).map(String::valueOf).toList();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, texts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a place.
     *
     * @param place what {@link #after} gave
     * @param keys how many sort keys it must hold
     * @return the sort keys
     * @throws RuleViolation {@code InvalidCursor} where it is none of ours
     */
    public static List<String> read(String place, int keys) throws RuleViolation {
        try {
            String text = new String(Base64.getUrlDecoder().decode(place), StandardCharsets.UTF_8);
            List<String> read = List.of(text.split(BETWEEN, -1));
            if (read.size() == keys && text.indexOf('\0') < 0) {
                return read;
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid(notBase64);
        }
        throw invalid(null);
    }

    /**
     * States that a place is not understood.
     *
     * @param cause what reading it came to; null where there was nothing but a wrong number of keys
     * @return the refusal
     */
    public static RuleViolation invalid(Exception cause) {
        RuleViolation refusal = new RuleViolation(
                "InvalidCursor",
                RuleViolation.Kind.INVALID,
                "The place in the list is not understood.",
                "Begin with the first page.");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
