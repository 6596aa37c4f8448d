package org.guestflow.support;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of change notifications, written from Graph's and Standard Webhooks' documentation and from nothing of ours. */
public final class WebhookReceiver implements AutoCloseable {

    private static final String TOKEN = "validationToken=";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int port;
    private Answering handshake = exchange -> say(exchange, 200, "text/plain; charset=utf-8", token(exchange));
    private volatile Answering answer = exchange -> say(exchange, 202, "text/plain", "");

    private WebhookReceiver() {}

    /** Starts on a free port of this machine. */
    public static WebhookReceiver start() {
        WebhookReceiver receiver = new WebhookReceiver();
        receiver.up();
        return receiver;
    }

    /** Is there (again), where it was before. */
    public void up() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Is not there any more. */
    public void down() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            if (query != null && query.contains(TOKEN)) {
                handshake.to(exchange);
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, List<Map<String, Object>>> collection = JSON.readValue(body, new TypeReference<>() {});
            messages.add(new Message(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    body,
                    collection.get("value")));
            answer.to(exchange);
        }
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + port + "/changes?tenant=1";
    }

    /** Answers validations in another way than it should. */
    public void onHandshake(Answering other) {
        handshake = other;
    }

    /** Answers notifications with a status. */
    public void answers(int status) {
        answer = exchange -> say(exchange, status, "text/plain", "");
    }

    /** Answers notifications in some way. */
    public void onNotification(Answering other) {
        answer = other;
    }

    /** Every message that came, repetitions too. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** The notifications about one resource, in the order in which they came, repetitions too. */
    public List<Map<String, Object>> about(Object id) {
        return messages.stream()
                .flatMap(message -> message.notifications().stream())
                .filter(notification ->
                        String.valueOf(notification.get("resource")).endsWith("/" + id))
                .toList();
    }

    /** What happened to one resource. */
    public List<Object> changesOf(Object id) {
        return about(id).stream()
                .map(notification -> notification.get("changeType"))
                .toList();
    }

    /** The token of a validation, decoded. */
    public static String token(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return URLDecoder.decode(query.substring(query.indexOf(TOKEN) + TOKEN.length()), StandardCharsets.UTF_8);
    }

    /** Answers. */
    public static void say(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Gives an answer. */
    @FunctionalInterface
    public interface Answering {

        void to(HttpExchange exchange) throws IOException;
    }

    /**
     * What came in one request.
     *
     * @param id the header {@code webhook-id}
     * @param timestamp the header {@code webhook-timestamp}
     * @param signature the header {@code webhook-signature}
     * @param body the body
     * @param notifications what is in it
     */
    public record Message(
            String id, String timestamp, String signature, String body, List<Map<String, Object>> notifications) {

        /** Checks the signature as Standard Webhooks say. */
        public boolean isSignedWith(String signingKey) {
            byte[] key = Base64.getDecoder().decode(signingKey.replaceFirst("^whsec_", ""));
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
                return signature.equals("v1," + Base64.getEncoder().encodeToString(expected));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
