package org.guestflow.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** JSON in one form only, so that a hash over it can be computed again from what {@code jsonb} gives back. */
final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CanonicalJson() {}

    static String write(Map<String, ?> object) {
        try {
            return MAPPER.writeValueAsString(canonical(object));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON", e);
        }
    }

    static Map<?, ?> read(String json) {
        try {
            return MAPPER.readValue(json, Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static Object canonical(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), canonical(inner)));
            return sorted;
        }
        if (value instanceof Collection<?> collection) {
            return canonicalArray(collection);
        }
        // Numbers with a fraction have several spellings of one value, times too: as texts they have one.
        boolean plain = value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long;
        return plain ? value : value.toString();
    }

    private static List<?> canonicalArray(Collection<?> collection) {
        List<Object> array = new ArrayList<>();
        collection.forEach(item -> array.add(canonical(item)));
        return collection instanceof Set<?>
                ? array.stream().map(String::valueOf).sorted().toList()
                : array;
    }
}
