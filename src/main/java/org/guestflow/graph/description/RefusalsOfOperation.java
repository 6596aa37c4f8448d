package org.guestflow.graph.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.guestflow.graph.request.GraphError;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Describes with which statuses an operation can refuse, and by which ids a call is found again. */
@Component
@Order(5)
class RefusalsOfOperation implements OperationAspect {

    private static final String CALLERS_ID = "client-request-id";
    private static final Set<HttpStatus> WITH_A_TIME =
            Set.of(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE);

    @Override
    public void describe(DescribedOperation operation) {
        operation
                .operation()
                .addParametersItem(new HeaderParameter()
                        .name(CALLERS_ID)
                        .description("An id of the caller's own for this call; comes back with the answer")
                        .schema(Schemas.typed("string")));
        ApiResponses answers = operation.operation().getResponses();
        answers.values().forEach(RefusalsOfOperation::identify);
        for (HttpStatus status : statuses(operation)) {
            String name = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
            operation.api().getComponents().addResponses(name, refusal(status, operation.api()));
            answers.addApiResponse(
                    String.valueOf(status.value()), new ApiResponse().$ref("#/components/responses/" + name));
        }
    }

    private static void identify(ApiResponse answer) {
        answer.addHeaderObject("request-id", AnswersOfOperation.header("The id that the call was given here"))
                .addHeaderObject(CALLERS_ID, AnswersOfOperation.header("The id that the caller gave it"));
    }

    private static Set<HttpStatus> statuses(DescribedOperation operation) {
        boolean sends = operation.operation().getRequestBody() != null;
        Set<HttpStatus> statuses = new TreeSet<>(Set.of(
                HttpStatus.BAD_REQUEST,
                HttpStatus.UNAUTHORIZED,
                HttpStatus.FORBIDDEN,
                HttpStatus.NOT_ACCEPTABLE,
                HttpStatus.TOO_MANY_REQUESTS,
                HttpStatus.INTERNAL_SERVER_ERROR,
                HttpStatus.SERVICE_UNAVAILABLE));
        if (sends || operation.path().contains("{")) {
            statuses.add(HttpStatus.NOT_FOUND);
        }
        if (sends) {
            statuses.add(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        if (operation.changes()) {
            statuses.add(HttpStatus.CONFLICT);
            statuses.add(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        operation.operation().getParameters().stream()
                .filter(parameter -> parameter.getName().equals(HttpHeaders.IF_MATCH))
                .forEach(parameter -> {
                    parameter.setDescription("The entity tag that was seen: what has been changed since then stays");
                    statuses.add(HttpStatus.PRECONDITION_FAILED);
                });
        return statuses;
    }

    private static ApiResponse refusal(HttpStatus status, OpenAPI api) {
        ApiResponse refusal = new ApiResponse()
                .description(status.getReasonPhrase())
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                                new MediaType().schema(Schemas.of(GraphError.class, api))));
        Optional.of(status)
                .filter(WITH_A_TIME::contains)
                .ifPresent(waiting -> refusal.addHeaderObject(
                        HttpHeaders.RETRY_AFTER,
                        AnswersOfOperation.header("In how many seconds it is worth another try")));
        identify(refusal);
        return refusal;
    }
}
