package org.guestflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.guestflow.support.Visitor;

/** One of the two ways to the engine over HTTP, with somebody at it: the REST API for programs, or the API behind Tasklist and Cockpit. */
public enum EngineDoor {
    /** {@code /engine-rest}, with the password in each request. */
    REST("/engine-rest"),
    /** {@code /camunda/api}, signed in on our page. */
    WEBAPPS("/camunda/api/engine/engine/default");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String root;

    EngineDoor(String root) {
        this.root = root;
    }

    /** Comes to the door as a user of the demo. */
    public Caller as(int port, String user) {
        return this == REST
                ? new Caller(new Visitor(port), Optional.of(basic(user)))
                : new Caller(signedIn(port, user), Optional.empty());
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    /** Opens Tasklist too, which hands out what it wants to see with every change. */
    private static Visitor signedIn(int port, String user) {
        Visitor visitor = Visitor.signedIn(port, user);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    /** Somebody at a door. */
    public final class Caller {

        private final Visitor visitor;
        private final Optional<String> password;

        private Caller(Visitor visitor, Optional<String> password) {
            this.visitor = visitor;
            this.password = password;
        }

        /** Reads. */
        public Answer get(String path) {
            return send("GET", path, "");
        }

        /** Sends JSON. */
        public Answer post(String path, Object body) {
            return send("POST", path, body);
        }

        /** Sends JSON with any method; a text is sent as it is. */
        public Answer send(String method, String path, Object body) {
            String text = body instanceof String already ? already : json(body);
            var request = visitor.request(root + path)
                    .setHeader("Accept", "application/json")
                    .method(method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
            if (!"GET".equals(method)) {
                request.setHeader("Content-Type", "application/json");
            }
            password.ifPresent(basic -> request.setHeader("Authorization", basic));
            visitor.cookie("XSRF-TOKEN").ifPresent(token -> request.setHeader("X-XSRF-TOKEN", token));
            HttpResponse<String> answer = visitor.send(request);
            return new Answer(answer.statusCode(), answer.body());
        }

        /** Starts a process with plain values. */
        public Answer start(String process, Map<String, ?> variables) {
            return post("/process-definition/key/" + process + "/start", Map.of("variables", typed(variables)));
        }
    }

    /** What came back. */
    public record Answer(int status, String body) {

        /** Reads the body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Writes values in the form of the engine's API. */
    public static Map<String, Object> typed(Map<String, ?> values) {
        return org.guestflow.support.RestCaller.typed(values);
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
