package org.guestflow.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How programs call, and when they call again. */
final class Programs {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORTLY = Duration.ofMillis(500);

    private final HttpClient http;

    Programs(HttpClient http) {
        this.http = http;
    }

    HttpResponse<String> post(int port, String user, String path, String call, String body)
            throws IOException, InterruptedException {
        return http.send(request(port, user, path, call, body), BodyHandlers.ofString());
    }

    HttpResponse<String> get(int port, String user, String path) throws IOException, InterruptedException {
        return http.send(
                to(port, user, path).header("Accept", "application/json").GET().build(), BodyHandlers.ofString());
    }

    /** Sends and does not wait. */
    CompletableFuture<HttpResponse<String>> postLater(int port, String user, String path, String call, String body) {
        return http.sendAsync(request(port, user, path, call, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(int port, String user, String path, String call, String body) {
        HttpRequest.Builder request = to(port, user, path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (call != null) {
            request.header("client-request-id", call);
        }
        return request.build();
    }

    private static HttpRequest.Builder to(int port, String user, String path) {
        String credentials = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + credentials);
    }

    /** As Graph's own clients do: too many calls and faults of the server are tried again, and so is a call that is still being served. */
    static Optional<Duration> worthAnotherTryAfter(HttpResponse<String> answer) {
        boolean worthIt = answer.statusCode() >= 500
                || answer.statusCode() == 429
                || (answer.statusCode() == 409 && answer.body().contains("CallInProgress"));
        Duration wait = answer.headers()
                .firstValue("Retry-After")
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(SHORTLY);
        return worthIt ? Optional.of(wait) : Optional.empty();
    }
}
