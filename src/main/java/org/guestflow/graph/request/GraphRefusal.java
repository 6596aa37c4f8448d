package org.guestflow.graph.request;

import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * What a caller is told instead of what he asked for.
 *
 * @param status the HTTP status
 * @param rule the rule's name, in upper camel case
 * @param message what is wrong and what can be done
 * @param headers what else the answer says
 */
record GraphRefusal(int status, String rule, String message, HttpHeaders headers) {

    private static final String UNSUPPORTED_QUERY = "UnsupportedQuery";

    static GraphRefusal of(int status, String rule, String message) {
        return new GraphRefusal(status, rule, message, HttpHeaders.EMPTY);
    }

    /** The same, with the time after which another try makes sense, in whole seconds and at least one (RFC 9110, section 10.2.3). */
    GraphRefusal retryAfter(Duration wait) {
        HttpHeaders more = new HttpHeaders(headers);
        more.set(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
        return new GraphRefusal(status, rule, message, more);
    }

    /** Graph's code for it, which clients decide by. */
    String code() {
        return switch (status) {
            case 401 -> "InvalidAuthenticationToken";
            case 403 -> "Authorization_RequestDenied";
            case 404 -> "Request_ResourceNotFound";
            case 409 -> "Conflict";
            case 412 -> "resourceModified";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalServerError";
            case 503 -> "ServiceUnavailable";
            default -> rule.startsWith(UNSUPPORTED_QUERY) ? "Request_UnsupportedQuery" : "Request_BadRequest";
        };
    }
}
