package org.guestflow.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The description of the API as a server gives it, which says of an answer what is wrong with it. Properties that it does not name are wrong. */
public final class ApiDescription {

    /** What is left to answer for what is not described. */
    private static final List<Integer> NOTHING_THERE = List.of(400, 401, 404, 405);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<Integer, ApiDescription> OF_SERVERS = new ConcurrentHashMap<>();

    private final ObjectNode document;
    private final List<Operation> operations;
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

    /**
     * An operation.
     *
     * @param method its method, in capital letters
     * @param path its path, with names in braces
     * @param described what is said of it
     */
    public record Operation(String method, String path, JsonNode described) {

        /** Its id. */
        public String id() {
            return described.path("operationId").asText();
        }

        private boolean matches(String sentMethod, String rawPath) {
            return method.equals(sentMethod)
                    && Pattern.matches(Pattern.quote(path).replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q"), rawPath);
        }

        private long variables() {
            return path.chars().filter(character -> character == '{').count();
        }
    }

    /**
     * An answer.
     *
     * @param status its status
     * @param type its content type without parameters; empty for none
     * @param body its body
     */
    public record Answer(int status, String type, String body) {}

    /** Takes a description. */
    public ApiDescription(JsonNode description) {
        this.document = description.deepCopy();
        this.operations = operations(description);
        close(document);
    }

    /**
     * Gives the description of a server, which is asked once.
     *
     * @param port the server's port on this machine
     * @return its description
     */
    public static ApiDescription of(int port) {
        return OF_SERVERS.computeIfAbsent(
                port,
                server -> new ApiDescription(read(RestAssured.given()
                        .baseUri("http://localhost")
                        .port(server)
                        .get("/openapi/v1.0.json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())));
    }

    /** Reads JSON. */
    public static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("this is no JSON: " + text, notJson);
        }
    }

    private static List<Operation> operations(JsonNode description) {
        List<Operation> all = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> all.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        all.sort(Comparator.comparing(Operation::variables).thenComparing(Operation::path));
        return List.copyOf(all);
    }

    /** Closes what has properties: nothing but them is allowed. What is composed is closed as a whole. */
    private static void close(JsonNode node) {
        node.forEach(ApiDescription::close);
        if (node instanceof ObjectNode object && !object.has("additionalProperties") && !object.has("discriminator")) {
            if (object.path("allOf").isArray()) {
                object.path("allOf").forEach(part -> ((ObjectNode) part).remove("additionalProperties"));
                object.put("unevaluatedProperties", false);
            } else if (object.path("properties").isObject()
                    && object.path("type").isTextual()) {
                object.put("additionalProperties", false);
            }
        }
    }

    /** All operations; those whose paths have fewer variables first. */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * Finds the operation that a request reaches.
     *
     * @param method its method
     * @param rawPath its path, as sent
     * @return the operation; empty where none is described
     */
    public Optional<Operation> operation(String method, String rawPath) {
        String path = rawPath.replace("%24", "$");
        return operations.stream()
                .filter(operation -> operation.matches(method, path))
                .findFirst();
    }

    /** Finds what is referred to. */
    public JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    /**
     * Says what is wrong with an answer.
     *
     * @param method the request's method
     * @param rawPath its path, as sent
     * @param answer the answer
     * @return what is wrong; empty for an answer as described
     */
    public List<String> faults(String method, String rawPath, Answer answer) {
        Optional<Operation> operation = operation(method, rawPath);
        if (operation.isEmpty()) {
            return NOTHING_THERE.contains(answer.status())
                    ? List.of()
                    : List.of("the operation is not described, and the answer is " + answer.status());
        }
        JsonNode described =
                resolved(operation.get().described().path("responses").path(String.valueOf(answer.status())));
        if (described.isMissingNode()) {
            return List.of("the status " + answer.status() + " is not described");
        }
        return described.has("content")
                ? faults(described.path("content"), answer)
                : answer.body().isEmpty() ? List.of() : List.of("a body is not described");
    }

    private List<String> faults(JsonNode content, Answer answer) {
        JsonNode schema = content.path(answer.type()).path("schema");
        if (schema.isMissingNode()) {
            return List.of("the type " + answer.type() + " is not described");
        }
        try {
            return schemas.computeIfAbsent(schema, this::compiled).validate(JSON.readTree(answer.body())).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (JsonProcessingException notJson) {
            return List.of("the body is not JSON");
        }
    }

    private JsonSchema compiled(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        whole,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    /** The properties of a schema, which may be referred to. */
    public List<Map.Entry<String, JsonNode>> properties(JsonNode schema) {
        return StreamSupport.stream(
                        resolved(schema).path("properties").properties().spliterator(), false)
                .toList();
    }
}
