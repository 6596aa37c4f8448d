package org.guestflow.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.guestflow.graph.description.OperationExample;
import org.guestflow.graph.description.ThingsOfOnesOwn;
import org.guestflow.support.ApiDescription;
import org.guestflow.support.ApiDescription.Answer;
import org.guestflow.support.ApiDescription.Operation;
import org.guestflow.support.Visitor;

/** Calls the operations of a running server as a table says, and holds each answer to the description. */
final class ApiCalls {

    private final Visitor client;
    private final int port;

    ApiCalls(int port) {
        this.client = new Visitor(port);
        this.port = port;
    }

    /** Calls with somebody's address and the demo's password. */
    HttpResponse<String> as(String caller, ApiRoute route, ThingsOfOnesOwn things) {
        String credentials = Base64.getEncoder().encodeToString((caller + ":demo").getBytes(StandardCharsets.UTF_8));
        return send(request(route, things).header("Authorization", "Basic " + credentials));
    }

    /** Calls without saying who calls. */
    HttpResponse<String> asNobody(ApiRoute route, ThingsOfOnesOwn things) {
        return send(request(route, things));
    }

    /** Begins a call, to be sent by somebody else. */
    HttpRequest.Builder request(ApiRoute route, ThingsOfOnesOwn things) {
        return HttpRequest.newBuilder(address(things.fill(route.url())))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(
                        route.method(),
                        body(route, things).map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
    }

    private URI address(String url) {
        String[] parts = url.split("\\?", 2);
        try {
            return new URI("http", null, "localhost", port, parts[0], parts.length > 1 ? parts[1] : null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(url, e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> response = client.send(request);
        HttpRequest sent = response.request();
        String type = response.headers().firstValue("Content-Type").orElse("");
        Answer answer = new Answer(response.statusCode(), type.split(";", 2)[0], response.body());
        assertThat(ApiDescription.of(port).faults(sent.method(), sent.uri().getRawPath(), answer))
                .as(sent + ": " + answer)
                .isEmpty();
        return response;
    }

    /** What is sent: the route's own body, or that of the example in the description. */
    Optional<String> body(ApiRoute route, ThingsOfOnesOwn things) {
        return route.body().map(things::fill).or(() -> example(route, things));
    }

    private Optional<String> example(ApiRoute route, ThingsOfOnesOwn things) {
        Operation operation = ApiDescription.of(port).operations().stream()
                .filter(one -> route.name().equals(one.method() + " " + one.path()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(route.name() + " is not described"));
        if (!operation.described().has("requestBody")) {
            return Optional.empty();
        }
        try {
            return OperationExample.of(operation.id(), things)
                    .flatMap(OperationExample::body)
                    .map(Object::toString);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
