package org.guestflow.graph.description;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.guestflow.support.ApiDescription.Answer;

/** Sends requests byte for byte as they are made, also such as no HTTP client would send. */
final class RawClient {

    private static final String END_OF_LINE = "\r\n";
    private static final int PATIENCE = 60_000;

    private final int port;

    RawClient(int port) {
        this.port = port;
    }

    Answer send(SentRequest request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE);
            OutputStream out = socket.getOutputStream();
            byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
            out.write(head(request, body.length).getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            return answer(socket.getInputStream().readAllBytes());
        }
    }

    private String head(SentRequest request, int length) {
        StringBuilder head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1" + END_OF_LINE)
                .append("Host: localhost:" + port + END_OF_LINE)
                .append("Connection: close" + END_OF_LINE)
                .append("Accept: application/json" + END_OF_LINE);
        request.caller()
                .ifPresent(caller -> head.append("Authorization: Basic ")
                        .append(Base64.getEncoder().encodeToString((caller + ":demo").getBytes(StandardCharsets.UTF_8)))
                        .append(END_OF_LINE));
        request.type()
                .ifPresent(type -> head.append("Content-Type: ").append(type).append(END_OF_LINE));
        if (length > 0 || request.type().isPresent()) {
            head.append("Content-Length: ").append(length).append(END_OF_LINE);
        }
        return head.append(END_OF_LINE).toString();
    }

    private static Answer answer(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_LINE + END_OF_LINE);
        if (end < 0) {
            throw new IOException("no answer: " + text);
        }
        String[] lines = text.substring(0, end).split(END_OF_LINE, -1);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0], parts.length > 1 ? parts[1].strip() : "");
        }
        String body = text.substring(end + 4);
        String whole = headers.getOrDefault("Transfer-Encoding", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("chunked")
                ? unchunked(body)
                : body;
        return new Answer(
                Integer.parseInt(lines[0].split(" ", -1)[1]),
                headers.getOrDefault("Content-Type", "").split(";", 2)[0].strip(),
                new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String unchunked(String body) {
        StringBuilder whole = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int lineEnd = body.indexOf(END_OF_LINE, at);
            int size = Integer.parseInt(body.substring(at, lineEnd).strip(), 16);
            if (size == 0) {
                break;
            }
            whole.append(body, lineEnd + 2, lineEnd + 2 + size);
            at = lineEnd + 2 + size + 2;
        }
        return whole.toString();
    }
}
