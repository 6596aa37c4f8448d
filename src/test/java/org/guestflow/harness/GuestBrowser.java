package org.guestflow.harness;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser of a few lines: thousands of them share one client, and each has its own cookies, for all nodes as behind a load balancer. */
final class GuestBrowser {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FAULT = 500;

    private final HttpClient http;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    GuestBrowser(HttpClient http) {
        this.http = http;
    }

    Document open(int port, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(port, path).GET());
        return Jsoup.parse(answer.body(), "http://localhost:" + port + path);
    }

    /**
     * Sends the form by which one goes on, with all its fields.
     *
     * @return where it redirects to; empty where it does not
     */
    String submit(int port, Document page, Map<String, String> filledIn) throws IOException, InterruptedException {
        return submit(port, page, "continue", filledIn);
    }

    /** Sends another form of the page, named by its id. */
    String submit(int port, Document page, String id, Map<String, String> filledIn)
            throws IOException, InterruptedException {
        Element form = page.selectFirst("form#" + id);
        if (form == null) {
            return "";
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name]").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(filledIn);
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(port, form.attr("action"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private HttpRequest.Builder request(int port, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE)
                .header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        answer.headers()
                .allValues("Set-Cookie")
                .forEach(header -> HttpCookie.parse(header).forEach(this::keep));
        if (answer.statusCode() >= FAULT) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode());
        }
        return answer;
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
