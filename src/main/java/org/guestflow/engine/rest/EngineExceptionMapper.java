package org.guestflow.engine.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;

/**
 * Answers what goes wrong in the engine's REST API: refusals by their rule, what the engine itself refuses in its own words, and everything unexpected without telling what it was.
 */
class EngineExceptionMapper implements ExceptionMapper<Throwable> {

    private static final int SERVER_ERROR = 500;

    private final RefusalAnswer refusals;

    EngineExceptionMapper(RefusalAnswer refusals) {
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(Throwable failure) {
        return refusals.to(failure).orElseGet(() -> {
            Response answer = ExceptionHandlerHelper.getInstance().getResponse(failure);
            return answer.getStatus() < SERVER_ERROR ? answer : withoutDetails(answer);
        });
    }

    private static Response withoutDetails(Response answer) {
        return Response.status(answer.getStatus())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal("InternalServerError", "Something went wrong; the server's log tells what."))
                .build();
    }
}
