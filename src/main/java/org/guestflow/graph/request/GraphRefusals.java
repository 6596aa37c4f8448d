package org.guestflow.graph.request;

import java.time.Duration;
import org.guestflow.shared.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/** Puts into words whatever ends a call before its answer. What nobody expected is logged, and its caller learns nothing of it. */
final class GraphRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(GraphRefusals.class);
    private static final Duration UNAVAILABLE_FOR = Duration.ofSeconds(5);

    private GraphRefusals() {}

    static GraphRefusal of(Throwable failure) {
        if (failure instanceof RuleViolation violation) {
            return of(violation);
        }
        if (failure instanceof HttpMessageNotReadableException) {
            return GraphRefusal.of(
                    400, "MalformedRequest", "What was sent is not understood. Send what the documentation describes.");
        }
        if (failure instanceof TypeMismatchException mismatch) {
            return GraphRefusal.of(
                    400,
                    "ValueInvalid",
                    "The value of " + mismatch.getPropertyName()
                            + " is not of the kind that is needed. Correct it and ask again.");
        }
        if (failure instanceof AsyncRequestTimeoutException) {
            return unavailable("The answer takes too long. Try again later.");
        }
        if (failure instanceof AuthenticationServiceException) {
            LOG.warn("The issuer of the API's tokens cannot be asked", failure);
            return unavailable("The issuer of the token cannot be asked just now. Try again later.");
        }
        if (failure instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
            return ofSpring(answer);
        }
        return ofFault(failure);
    }

    private static GraphRefusal of(RuleViolation violation) {
        int status = switch (violation.kind()) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case MODIFIED -> 412;
            case TOO_MANY -> 429;
        };
        GraphRefusal refusal =
                GraphRefusal.of(status, violation.rule(), violation.getMessage() + " " + violation.remedy());
        return violation.retryAfter().map(refusal::retryAfter).orElse(refusal);
    }

    /** What Spring MVC refuses; its headers name the methods or media types that there are. */
    private static GraphRefusal ofSpring(ErrorResponse answer) {
        GraphRefusal refusal = answer instanceof MissingServletRequestParameterException missing
                ? GraphRefusal.of(
                        400,
                        "ParameterMissing",
                        "The parameter " + missing.getParameterName() + " is missing. Add it and ask again.")
                : ofStatus(answer.getStatusCode().value());
        return new GraphRefusal(refusal.status(), refusal.rule(), refusal.message(), answer.getHeaders());
    }

    /** A refusal of which only the status is known. */
    static GraphRefusal ofStatus(int status) {
        return switch (status) {
            case 404 ->
                GraphRefusal.of(
                        status, "UnknownPath", "There is nothing at this address. Look for it in the documentation.");
            case 405 ->
                GraphRefusal.of(
                        status,
                        "MethodNotAllowed",
                        "The method is not for this address. Use one that the header Allow names.");
            case 406 ->
                GraphRefusal.of(
                        status,
                        "NotAcceptable",
                        "The answer is JSON, which the header Accept does not take. Accept application/json.");
            case 413 -> GraphRefusal.of(status, "RequestTooLarge", "The request is larger than is taken. Send less.");
            case 415 ->
                GraphRefusal.of(
                        status,
                        "UnsupportedMediaType",
                        "The body is not of a kind that is taken. Send application/json.");
            case 401 -> GraphRefusal.of(status, "NotSignedIn", "Nobody is signed in. Sign in and ask again.");
            case 403 -> GraphRefusal.of(status, "Forbidden", "You may not do this. Ask an administrator.");
            case 503 -> unavailable("This is not available just now. Try again later.");
            default ->
                status < 500
                        ? GraphRefusal.of(
                                status,
                                "RequestInvalid",
                                "The request is not valid. Send what the documentation describes.")
                        : unexpected();
        };
    }

    private static GraphRefusal ofFault(Throwable failure) {
        if (JdbcFaults.pass(failure)) {
            LOG.warn("The database is away or busy: {}", failure.toString());
            return unavailable("The database is not available just now. Try again later.");
        }
        LOG.error("A call came to an unexpected fault", failure);
        return unexpected();
    }

    private static GraphRefusal unavailable(String message) {
        return GraphRefusal.of(503, "ServiceUnavailable", message).retryAfter(UNAVAILABLE_FOR);
    }

    private static GraphRefusal unexpected() {
        return GraphRefusal.of(
                500,
                "UnexpectedFault",
                "Something went wrong here. Tell an administrator the request-id: the log says more under it.");
    }
}
