package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers to programs that are not let through, in the same shape as the engine's own errors. */
enum Refusal {
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Unauthorized"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaType"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "TooManyFailures");

    private final HttpStatus status;
    private final String type;

    Refusal(HttpStatus status, String type) {
        this.status = status;
        this.type = type;
    }

    /** Writes the answer; the message is ours and needs no escaping. */
    void write(HttpServletResponse response, String message) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }
}
