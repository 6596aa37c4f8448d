package org.guestflow.audit;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.MDC;

/**
 * By which ids one call of an interface is found again: in its answer, in every line of the log and in the trail. They stand in the logging context (MDC) of the thread
 * that serves the call; what is done later for the same request, by the engine's jobs, has none.
 *
 * @param requestId the id that the call is given here
 * @param clientRequestId the id that the caller gives it; empty where he gives none
 */
public record CallIds(UUID requestId, Optional<String> clientRequestId) {

    /** The name of the first id, in the logging context and in HTTP. */
    public static final String REQUEST_ID = "request-id";

    /** The name of the second id, in the logging context and in HTTP. */
    public static final String CLIENT_REQUEST_ID = "client-request-id";

    /** Refuses missing parts. */
    public CallIds {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(clientRequestId, "clientRequestId");
    }

    /**
     * Gives the ids of the call that this thread serves.
     *
     * @return the ids, or empty where it serves none that has ids
     */
    public static Optional<CallIds> current() {
        return Optional.ofNullable(MDC.get(REQUEST_ID))
                .map(id -> new CallIds(UUID.fromString(id), Optional.ofNullable(MDC.get(CLIENT_REQUEST_ID))));
    }

    /** Says that this thread serves the call from now on, until {@link #leave}. */
    public void enter() {
        MDC.put(REQUEST_ID, requestId.toString());
        clientRequestId.ifPresent(id -> MDC.put(CLIENT_REQUEST_ID, id));
    }

    /** Says that the call is over. */
    public static void leave() {
        MDC.remove(REQUEST_ID);
        MDC.remove(CLIENT_REQUEST_ID);
    }
}
