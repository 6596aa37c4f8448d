package org.guestflow.graph.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.guestflow.support.ApiDescription;

/** Makes bodies of a good one: with one thing wrong, hostile, or none at all. */
final class GeneratedBodies {

    private static final int MANY = 20_000;
    private static final int LARGE = 1_000_000;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final ApiDescription description;
    private final Random random;

    GeneratedBodies(ApiDescription description, Random random) {
        this.description = description;
        this.random = random;
    }

    /** Bodies by what is wrong with them. */
    Map<String, String> of(JsonNode good, JsonNode schema) {
        Map<String, String> bodies = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        good.fieldNames().forEachRemaining(names::add);
        description.properties(schema).forEach(property -> names.add(property.getKey()));
        for (String name : names) {
            bodies.put("without " + name, text(without(good, name)));
            bodies.put("null as " + name, text(with(good, name, JSON.nullNode())));
            bodies.put(
                    "a number as " + name,
                    text(with(good, name, JSON.getNodeFactory().numberNode(-7))));
            bodies.put(
                    "an object as " + name,
                    text(with(good, name, JSON.createObjectNode().put("x", 1))));
            bodies.put(
                    "a list as " + name,
                    text(with(good, name, JSON.createArrayNode().addNull().add("x"))));
            bodies.put(
                    "hostile " + name,
                    text(with(good, name, JSON.getNodeFactory().textNode(hostile()))));
            bodies.put(
                    "hostile list as " + name,
                    text(with(good, name, JSON.createArrayNode().add(hostile()).add(hostile()))));
            bodies.put(
                    "long " + name, text(with(good, name, JSON.getNodeFactory().textNode("b".repeat(MANY)))));
        }
        bodies.put(
                "an unknown property",
                text(with(good, "unheardOf", JSON.getNodeFactory().textNode(hostile()))));
        bodies.put(
                "an annotation",
                text(with(good, "@odata.type", JSON.getNodeFactory().textNode("#microsoft.graph.x"))));
        bodies.putAll(ofNothingGood(good));
        return bodies;
    }

    private static Map<String, String> ofNothingGood(JsonNode good) {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("no body", "");
        bodies.put("null", "null");
        bodies.put("a list", "[]");
        bodies.put("a text", "\"x\"");
        bodies.put("a number", "1e400");
        bodies.put("half a body", text(good).substring(0, text(good).length() / 2));
        bodies.put("something behind", text(good) + " {");
        bodies.put("twice the same property", text(good).replaceFirst("\\{(\"[^\"]+\":)", "{$1 1,$1"));
        bodies.put("deep lists", "[".repeat(MANY));
        bodies.put("deep objects", "{\"a\":".repeat(MANY));
        bodies.put("a large text", "{\"a\":\"" + "c".repeat(LARGE) + "\"}");
        bodies.put("a long number", "{\"a\":" + "9".repeat(MANY) + "}");
        return bodies;
    }

    private String hostile() {
        return HostileText.TEXTS.get(random.nextInt(HostileText.TEXTS.size()));
    }

    private static JsonNode with(JsonNode good, String name, JsonNode value) {
        ObjectNode changed = good.deepCopy();
        return changed.set(name, value);
    }

    private static JsonNode without(JsonNode good, String name) {
        ObjectNode changed = good.deepCopy();
        changed.remove(name);
        return changed;
    }

    private static String text(JsonNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
