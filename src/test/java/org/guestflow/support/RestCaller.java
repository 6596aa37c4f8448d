package org.guestflow.support;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** A program that calls the REST APIs with a demo user's address and password. What the API in Graph's dialect answers must be as described, or the test fails. */
public final class RestCaller {

    private final int port;
    private final String user;

    private RestCaller(int port, String user) {
        this.port = port;
        this.user = user;
    }

    /**
     * Calls as a user.
     *
     * @param port the server's port on this machine
     * @param user the user's address
     * @return the caller
     */
    public static RestCaller as(int port, String user) {
        return new RestCaller(port, user);
    }

    /**
     * Starts a process with plain values as variables.
     *
     * @param process the process definition's key
     * @param variables the variables' values by name
     * @return the answer
     */
    public Response start(String process, Map<String, ?> variables) {
        return post("/process-definition/key/" + process + "/start", Map.of("variables", typed(variables)));
    }

    /**
     * Sends a body.
     *
     * @param path the path below {@code /engine-rest}
     * @param body what becomes the JSON body
     * @return the answer
     */
    public Response post(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).post("/engine-rest" + path);
    }

    /**
     * Reads.
     *
     * @param path the path below {@code /engine-rest}, with its query
     * @return the answer
     */
    public Response get(String path) {
        return request().get("/engine-rest" + path);
    }

    /**
     * Calls the API in Graph's dialect without a body.
     *
     * @param path the path below {@code /v1.0}
     * @return the answer
     */
    public Response graphPost(String path) {
        return request().contentType(ContentType.JSON).post("/v1.0" + path);
    }

    /**
     * Sends a body to the API in Graph's dialect.
     *
     * @param path the path below {@code /v1.0}
     * @param body what becomes the JSON body
     * @return the answer
     */
    public Response graphPost(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).post("/v1.0" + path);
    }

    /**
     * Sends a body to the API in Graph's dialect, under an id by which a repetition is known.
     *
     * @param path the path below {@code /v1.0}
     * @param body what becomes the JSON body
     * @param clientRequestId the call's id
     * @return the answer
     */
    public Response graphPost(String path, Object body, String clientRequestId) {
        return request()
                .header("client-request-id", clientRequestId)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1.0" + path);
    }

    /**
     * Changes something over the API in Graph's dialect.
     *
     * @param path the path below {@code /v1.0}
     * @param body what becomes the JSON body
     * @return the answer
     */
    public Response graphPatch(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).patch("/v1.0" + path);
    }

    /**
     * Removes something over the API in Graph's dialect.
     *
     * @param path the path below {@code /v1.0}
     * @return the answer
     */
    public Response graphDelete(String path) {
        return request().delete("/v1.0" + path);
    }

    /**
     * Puts something over the API in Graph's dialect.
     *
     * @param path the path below {@code /v1.0}
     * @param body what becomes the JSON body
     * @return the answer
     */
    public Response graphPut(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).put("/v1.0" + path);
    }

    /**
     * Reads from the API in Graph's dialect.
     *
     * @param path the path below {@code /v1.0}
     * @return the answer
     */
    public Response graphGet(String path) {
        return request().get("/v1.0" + path);
    }

    /**
     * Reads from the API in Graph's dialect.
     *
     * @param path the path below {@code /v1.0} with names in braces
     * @param values the names' values, which are encoded
     * @return the answer
     */
    public Response graphGet(String path, Object... values) {
        return request().get("/v1.0" + path, values);
    }

    /**
     * Changes something over the API in Graph's dialect, if it is still what was seen.
     *
     * @param etag the entity tag that was seen
     * @param path the path below {@code /v1.0}
     * @param body what becomes the JSON body
     * @return the answer
     */
    public Response graphPatchIf(String etag, String path, Object body) {
        return request()
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/v1.0" + path);
    }

    /**
     * Reads what a link of an answer leads to.
     *
     * @param link the link, with the configured host, which is not looked at
     * @return the answer
     */
    public Response follow(String link) {
        return request().urlEncodingEnabled(false).get(link.substring(link.indexOf("/v1.0")));
    }

    /**
     * Names the rule for which the API in Graph's dialect refused something.
     *
     * @param answer the answer
     * @return the rule's name
     */
    public static String rule(Response answer) {
        return GraphRefusal.rule(answer);
    }

    /**
     * Writes values in the form of the engine's API.
     *
     * @param values the values by name
     * @return each value as an object of its own
     */
    public static Map<String, Object> typed(Map<String, ?> values) {
        Map<String, Object> typed = new HashMap<>();
        values.forEach((name, value) -> typed.put(name, Map.of("value", value)));
        return typed;
    }

    private RequestSpecification request() {
        return RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .auth()
                .preemptive()
                .basic(user, "demo")
                .accept(ContentType.JSON);
    }
}
