package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.guestflow.identity.ProgramRefusals;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers to programs that are not let through, in the same shape as the engine's own errors. */
final class EngineRefusals implements ProgramRefusals {

    /** Rule and message are ours and need no escaping. */
    @Override
    public void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String rule, String message)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"type\":\"" + rule + "\",\"message\":\"" + message + "\"}");
    }
}
