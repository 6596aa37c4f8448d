package org.guestflow.graph.request;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.audit.CallIds;
import org.springframework.http.HttpHeaders;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** What the server refuses before any of the API's filters has seen it, answered as the API answers: with its error object, and an id by which the call is found again. */
@Component
class ServerRefusals {

    private static final String API = "/v1.0/";

    private final GraphErrors errors;

    ServerRefusals(GraphErrors errors) {
        this.errors = errors;
    }

    /**
     * Says whether a call was meant for the API.
     *
     * @param address path of the call as it was sent; null where the server could not read it
     * @return whether it was
     */
    boolean concern(@Nullable String address) {
        return address != null && address.startsWith(API);
    }

    /**
     * Answers a call that was refused.
     *
     * @param response the answer, with the status that the server gave it
     * @throws IOException if the caller has gone
     */
    void write(HttpServletResponse response) throws IOException {
        CallIds ids = new CallIds(UUID.randomUUID(), Optional.empty());
        ids.enter();
        try {
            response.setHeader(CallIds.REQUEST_ID, ids.requestId().toString());
            errors.write(response, refusal(response));
        } finally {
            CallIds.leave();
        }
    }

    /** Where whoever refused has said when to come again, that stays. */
    private static GraphRefusal refusal(HttpServletResponse response) {
        GraphRefusal refusal = GraphRefusals.ofStatus(response.getStatus());
        return Optional.ofNullable(response.getHeader(HttpHeaders.RETRY_AFTER))
                // It may be a date as well (RFC 9110, section 10.2.3).
                .filter(told -> told.matches("\\d{1,9}"))
                .map(seconds -> refusal.retryAfter(Duration.ofSeconds(Long.parseLong(seconds))))
                .orElse(refusal);
    }
}
