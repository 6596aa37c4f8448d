package org.guestflow.graph.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives each operation its example: the file {@code openapi/examples/<operationId>.json} says who calls what and which status is the answer. What stands in double braces there is the id of
 * something that the caller has read before.
 */
@Component
@Order(7)
class ExamplesOfOperations implements OperationAspect {

    private static final Pattern ID = Pattern.compile("\\{\\{([\\w-]+)}}");

    private final ObjectMapper json;

    ExamplesOfOperations(ObjectMapper json) {
        this.json = json;
    }

    /**
     * An example.
     *
     * @param caller a user of the demo, or nobody
     * @param call method and URL
     * @param body what is sent; absent for nothing
     * @param status the answer's status
     */
    record Example(String caller, String call, @Nullable JsonNode body, int status) {}

    @Override
    public void describe(DescribedOperation operation) {
        ClassPathResource file = new ClassPathResource(
                "openapi/examples/" + operation.operation().getOperationId() + ".json");
        if (file.exists()) {
            show(read(file), operation);
        }
    }

    private static void show(Example example, DescribedOperation operation) {
        operation
                .operation()
                .description("%s\n\nExample: `%s` is answered with %d."
                        .formatted(operation.operation().getDescription(), example.call(), example.status()));
        if (example.body() != null && !example.body().isNull()) {
            operation.operation().getRequestBody().getContent().values().forEach(sent -> sent.example(example.body()));
        }
    }

    private Example read(ClassPathResource file) {
        try (InputStream in = file.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return json.readValue(ID.matcher(text).replaceAll(ExamplesOfOperations::id), Example.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the example " + file.getFilename() + " cannot be read", e);
        }
    }

    /** An id of nothing, the same at every time. */
    private static String id(MatchResult name) {
        return UUID.nameUUIDFromBytes(name.group(1).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
