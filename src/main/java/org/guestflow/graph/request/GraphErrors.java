package org.guestflow.graph.request;

import org.guestflow.shared.RuleViolation;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers refusals with Graph's error object, whose code is the rule's name; before Spring's own answers. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackages = "org.guestflow.graph")
class GraphErrors {

    @ExceptionHandler
    ResponseEntity<GraphError> refused(RuleViolation violation) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status(violation.kind()));
        violation
                .retryAfter()
                .ifPresent(
                        wait -> answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds()))));
        return answer.body(new GraphError(
                new GraphError.Details(violation.rule(), violation.getMessage() + " " + violation.remedy())));
    }

    @ExceptionHandler
    ResponseEntity<GraphError> unreadable(HttpMessageNotReadableException body) {
        return ResponseEntity.badRequest()
                .body(new GraphError(new GraphError.Details(
                        "MalformedRequest",
                        "What was sent is not understood. Send what the documentation describes.")));
    }

    private static int status(RuleViolation.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case MODIFIED -> 412;
            case TOO_MANY -> 429;
        };
    }
}
