package org.guestflow.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares an answer as a page has it, shortened, with the one that came: nothing of it may be made up. */
final class JsonPart {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonPart() {}

    static List<JsonNode> read(String text) throws IOException {
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            return values.readAll();
        }
    }

    /** Where what is written is not what came. Ids, times and addresses differ from run to run: of a text with a digit in it only the kind counts, and of a number. */
    static Stream<String> differences(String place, JsonNode written, JsonNode came) {
        if (written.getNodeType() != came.getNodeType()) {
            return Stream.of(place + " is " + came);
        }
        if (written.isObject()) {
            return written.properties().stream()
                    .flatMap(one -> differences(place + "." + one.getKey(), one.getValue(), came.path(one.getKey())));
        }
        if (written.isArray()) {
            return IntStream.range(0, written.size())
                    .boxed()
                    .flatMap(at -> differences(place + "[" + at + "]", written.path(at), came.path(at)));
        }
        return written.isNumber() || written.asText().matches("(?s).*\\d.*") || written.equals(came)
                ? Stream.empty()
                : Stream.of(place + " is " + came);
    }
}
