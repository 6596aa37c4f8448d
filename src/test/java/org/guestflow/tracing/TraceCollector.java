package org.guestflow.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What nodes send their spans to: takes all that comes (OTLP over HTTP) and keeps the bytes. */
final class TraceCollector {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Set<String> types = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start() {
        try {
            TraceCollector collector = new TraceCollector(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            collector.server.createContext("/v1/traces", collector::take);
            collector.server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (bytes) {
                bytes.writeBytes(body);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** The content types of what has come. */
    Set<String> types() {
        return types;
    }

    /** All that has come; Protocol Buffers hold texts as they are. */
    String text() {
        synchronized (bytes) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    void stop() {
        server.stop(0);
    }
}
