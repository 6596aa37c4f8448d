package org.guestflow.engine.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.dto.runtime.ProcessInstanceDto;
import org.guestflow.engine.AlreadyRequested;
import org.guestflow.engine.RequestRefused;
import org.guestflow.engine.RunningInstances;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Finds out whether a failure was a refusal or a repeated request, however deep the engine has wrapped it, and answers it. */
@Component
class RefusalAnswer {

    private final RunningInstances instances;

    RefusalAnswer(RunningInstances instances) {
        this.instances = instances;
    }

    /**
     * Answers a failure.
     *
     * @param failure what flew out of the engine
     * @return the answer; empty for a failure that is neither refusal nor repetition
     */
    Optional<Response> to(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> answer(cause).stream())
                .findFirst();
    }

    private Optional<Response> answer(Throwable cause) {
        if (cause instanceof RequestRefused refused) {
            return Optional.of(refusal(refused.violation()));
        }
        if (cause instanceof AlreadyRequested repeated) {
            return Optional.of(first(repeated));
        }
        return Optional.empty();
    }

    private static Response refusal(RuleViolation violation) {
        String message = violation.rule() + ": " + violation.getMessage() + " " + violation.remedy();
        Response.ResponseBuilder answer = Response.status(status(violation.kind()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal(violation.rule(), message));
        violation.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return answer.build();
    }

    private static int status(RuleViolation.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_MANY -> 429;
        };
    }

    private Response first(AlreadyRequested repeated) {
        return instances
                .find("invitation", repeated.first())
                .map(instance -> Response.ok(ProcessInstanceDto.fromProcessInstance(instance)))
                .orElse(Response.status(Response.Status.CONFLICT))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
