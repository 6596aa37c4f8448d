package org.guestflow.graph.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.audit.CallIds;
import org.guestflow.identity.ProgramRefusals;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers whatever ends a call of the API with Graph's error object, wherever it comes from and whatever the caller accepts; before Spring's own answers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class GraphErrors implements HandlerExceptionResolver, ProgramRefusals {

    private static final String API = "/v1.0/";

    private final ObjectMapper json;
    private final Clock clock;

    GraphErrors(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Leaves alone what is none of the API's, what Spring Security answers, and an answer that is under way. */
    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        boolean others = failure instanceof AccessDeniedException || failure instanceof AuthenticationException;
        if (others || response.isCommitted() || !request.getRequestURI().startsWith(request.getContextPath() + API)) {
            return null;
        }
        try {
            write(response, GraphRefusals.of(failure));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    @Override
    public void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String rule, String message)
            throws IOException {
        write(response, GraphRefusal.of(status.value(), rule, message));
    }

    /** Writes the answer in place of what was written so far. */
    void write(HttpServletResponse response, GraphRefusal refusal) throws IOException {
        byte[] body = json.writeValueAsBytes(new GraphError(details(refusal)));
        response.resetBuffer();
        response.setStatus(refusal.status());
        refusal.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private GraphError.Details details(GraphRefusal refusal) {
        // A call that is made here, within another one, may come without ids.
        CallIds ids = CallIds.current().orElseGet(() -> new CallIds(UUID.randomUUID(), Optional.empty()));
        return new GraphError.Details(
                refusal.code(),
                refusal.message(),
                new GraphError.InnerError(
                        refusal.rule(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        ids.requestId(),
                        ids.clientRequestId().orElse(null)));
    }
}
