package org.guestflow.graph.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * Microsoft Graph's error object.
 *
 * @param error what went wrong
 */
public record GraphError(Details error) {

    /**
     * What went wrong.
     *
     * @param code Graph's code, which says what kind of error it is
     * @param message what is wrong and what can be done
     * @param innerError what Guestflow says of it
     */
    public record Details(String code, String message, InnerError innerError) {}

    /**
     * Which rule it was, and by which ids the call is found again.
     *
     * @param code the rule's name
     * @param date when
     * @param requestId the id that the call was given here
     * @param clientRequestId the id that the caller gave it; null where he gave none
     */
    public record InnerError(
            String code,
            Instant date,
            @JsonProperty("request-id") UUID requestId,
            @Nullable @JsonProperty("client-request-id") String clientRequestId) {}
}
