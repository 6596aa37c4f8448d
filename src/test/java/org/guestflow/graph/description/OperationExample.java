package org.guestflow.graph.description;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.guestflow.support.ApiDescription;

/**
 * The example of an operation, as it stands in {@code openapi/examples}.
 *
 * @param caller the address of who calls
 * @param method the call's method
 * @param url its path and query
 * @param body its body; empty for none
 * @param status the answer's status
 */
public record OperationExample(String caller, String method, String url, Optional<JsonNode> body, int status) {

    /**
     * Reads the example of an operation.
     *
     * @param operationId the operation's id
     * @param things what is put in the places of what the example names
     * @return the example, or empty
     * @throws IOException where it cannot be read
     */
    public static Optional<OperationExample> of(String operationId, ThingsOfOnesOwn things) throws IOException {
        try (InputStream file =
                OperationExample.class.getResourceAsStream("/openapi/examples/" + operationId + ".json")) {
            if (file == null) {
                return Optional.empty();
            }
            JsonNode example =
                    ApiDescription.read(things.fill(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
            String[] call = example.path("call").asText().split(" ", 2);
            return Optional.of(new OperationExample(
                    example.path("caller").asText(),
                    call[0],
                    call[1],
                    Optional.ofNullable(example.get("body")),
                    example.path("status").asInt()));
        }
    }

    String path() {
        return url.split("\\?", 2)[0];
    }

    /** Calls, and holds the answer against the description. */
    Response run(int port) {
        RequestSpecification request = RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .accept(ContentType.JSON)
                .contentType(ContentType.JSON)
                .auth()
                .preemptive()
                .basic(caller, "demo");
        body.ifPresent(sent -> request.body(sent.toString()));
        return request.request(method, url);
    }
}
