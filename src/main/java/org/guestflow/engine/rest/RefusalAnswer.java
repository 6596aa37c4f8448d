package org.guestflow.engine.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.runtime.ProcessInstanceDto;
import org.guestflow.engine.AlreadyRequested;
import org.guestflow.engine.RequestRefused;
import org.guestflow.engine.RunningInstances;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Finds out whether a failure was a refusal, a repeated request or a race that was lost, however deep the engine has wrapped it, and answers it. */
@Component
class RefusalAnswer {

    private static final String TASK_IS_GONE = "Cannot find task with id ";

    private final RunningInstances instances;

    RefusalAnswer(RunningInstances instances) {
        this.instances = instances;
    }

    /**
     * Answers a failure.
     *
     * @param failure what flew out of the engine
     * @return the answer; empty for a failure that is none of these
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
        if (cause instanceof OptimisticLockingException) {
            return Optional.of(overtaken());
        }
        if (cause instanceof NullValueException && cause.getMessage().startsWith(TASK_IS_GONE)) {
            return Optional.of(gone());
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

    /** Two did the same at the same moment; one of them was first. */
    private static Response overtaken() {
        return Response.status(Response.Status.CONFLICT)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal("ChangedMeanwhile", "ChangedMeanwhile: somebody else was faster. Look again."))
                .build();
    }

    /** The engine itself takes this for a fault of its own; mostly somebody else has completed the task. */
    private static Response gone() {
        return Response.status(Response.Status.NOT_FOUND)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal("TaskNotFound", "TaskNotFound: there is no such task. It may be done already."))
                .build();
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

    private Response first(AlreadyRequested repeated) {
        return instances
                .find("invitation", repeated.first())
                .map(instance -> Response.ok(ProcessInstanceDto.fromProcessInstance(instance)))
                .orElse(Response.status(Response.Status.CONFLICT))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
