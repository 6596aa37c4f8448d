package org.guestflow.graph.description;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What clients of one description would lose with another: operations, parameters, properties, statuses, types, values; and what they would have to send that they do not. The libraries for
 * this know OpenAPI 3.1 in part only, or bring a script engine.
 */
final class BreakingChanges {

    private final JsonNode before;
    private final JsonNode after;
    private final Set<String> found = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    static List<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        changes.operations();
        return List.copyOf(changes.found);
    }

    private void operations() {
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String name = operation.getKey() + " " + path.getKey();
                    JsonNode now = after.path("paths").path(path.getKey()).path(operation.getKey());
                    if (now.isMissingNode()) {
                        found.add(name + " is gone");
                    } else {
                        operation(name, operation.getValue(), now);
                    }
                }));
    }

    private void operation(String name, JsonNode was, JsonNode now) {
        if (!was.path("operationId").equals(now.path("operationId"))) {
            found.add(name + ": the operationId is another");
        }
        parameters(name, was, now);
        if (!was.path("security").equals(now.path("security"))) {
            found.add(name + ": another permission is needed");
        }
        if (now.path("requestBody").path("required").asBoolean()
                && !was.path("requestBody").path("required").asBoolean()) {
            found.add(name + ": a body has to be sent");
        }
        contents(name + " body", was.path("requestBody"), now.path("requestBody"), true);
        was.path("responses").properties().forEach(response -> {
            JsonNode answer = resolved(after, now.path("responses").path(response.getKey()));
            JsonNode old = resolved(before, response.getValue());
            if (answer.isMissingNode()) {
                found.add(name + ": the status " + response.getKey() + " is gone");
            } else {
                contents(name + " " + response.getKey(), old, answer, false);
                lost(
                        name + " " + response.getKey() + " header",
                        response.getValue().path("headers"),
                        answer.path("headers"));
            }
        });
    }

    private void parameters(String name, JsonNode was, JsonNode now) {
        Map<String, JsonNode> known = new HashMap<>();
        was.path("parameters").forEach(parameter -> known.put(key(parameter), parameter));
        Set<String> left = new HashSet<>();
        now.path("parameters").forEach(parameter -> {
            left.add(key(parameter));
            JsonNode old = known.get(key(parameter));
            if (parameter.path("required").asBoolean()
                    && (old == null || !old.path("required").asBoolean())) {
                found.add(name + ": the parameter " + key(parameter) + " has to be sent");
            }
            if (old != null) {
                schema(name + " " + key(parameter), old.path("schema"), parameter.path("schema"), true);
            }
        });
        known.keySet().stream()
                .filter(key -> !left.contains(key))
                .forEach(key -> found.add(name + ": the parameter " + key + " is gone"));
    }

    private static String key(JsonNode parameter) {
        return parameter.path("in").asText() + " " + parameter.path("name").asText();
    }

    private void contents(String name, JsonNode was, JsonNode now, boolean sent) {
        lost(name + " type", was.path("content"), now.path("content"));
        was.path("content").properties().forEach(type -> {
            JsonNode content = now.path("content").path(type.getKey());
            if (!content.isMissingNode()) {
                schema(name, type.getValue().path("schema"), content.path("schema"), sent);
            }
        });
    }

    private void lost(String name, JsonNode was, JsonNode now) {
        was.fieldNames().forEachRemaining(field -> {
            if (!now.has(field)) {
                found.add(name + " " + field + " is gone");
            }
        });
    }

    private void schema(String name, JsonNode wasReferred, JsonNode nowReferred, boolean sent) {
        String pair = wasReferred + "->" + nowReferred + sent;
        if (wasReferred.has("$ref") && !seen.add(pair)) {
            return;
        }
        JsonNode was = resolved(before, wasReferred);
        JsonNode now = resolved(after, nowReferred);
        String place =
                wasReferred.has("$ref") ? wasReferred.path("$ref").asText().replaceFirst(".*/", "") : name;
        types(place, was, now, sent);
        lost(place + " property", was.path("properties"), now.path("properties"));
        required(place, was, now, sent);
        was.path("properties").properties().forEach(property -> {
            JsonNode other = now.path("properties").path(property.getKey());
            if (!other.isMissingNode()) {
                schema(place + "." + property.getKey(), property.getValue(), other, sent);
            }
        });
        Stream.of("items", "additionalProperties")
                .filter(part -> was.path(part).isObject())
                .forEach(part -> schema(place + " " + part, was.path(part), now.path(part), sent));
        Stream.of("oneOf", "anyOf", "allOf").forEach(kind -> parts(place, was.path(kind), now.path(kind), sent));
    }

    private void parts(String name, JsonNode was, JsonNode now, boolean sent) {
        if (now.size() < was.size()) {
            found.add(name + ": a kind of value is gone");
        }
        for (int index = 0; index < Math.min(was.size(), now.size()); index++) {
            schema(name + " " + index, was.path(index), now.path(index), sent);
        }
    }

    private void types(String name, JsonNode was, JsonNode now, boolean sent) {
        if (!was.path("type").equals(now.path("type")) || !was.path("format").equals(now.path("format"))) {
            found.add(name + ": the type is another");
        }
        if (sent && !values(now).isEmpty() && !values(now).containsAll(values(was))) {
            found.add(name + ": a value is gone");
        }
        for (String bound : List.of("maxLength", "maximum", "maxItems")) {
            if (sent
                    && now.has(bound)
                    && (!was.has(bound)
                            || now.path(bound).asLong() < was.path(bound).asLong())) {
                found.add(name + ": " + bound + " is smaller");
            }
        }
    }

    private static Set<String> values(JsonNode schema) {
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(value -> values.add(value.asText()));
        return Set.copyOf(values);
    }

    private void required(String name, JsonNode was, JsonNode now, boolean sent) {
        Set<String> asBefore = required(was);
        Set<String> asNow = required(now);
        if (sent && !asBefore.containsAll(asNow)) {
            found.add(name + ": more has to be sent");
        }
        if (!sent && !asNow.containsAll(asBefore)) {
            found.add(name + ": less is always there");
        }
    }

    private static Set<String> required(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        return Set.copyOf(names);
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }
}
