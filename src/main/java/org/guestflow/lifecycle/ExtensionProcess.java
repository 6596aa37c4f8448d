package org.guestflow.lifecycle;

import java.time.Instant;
import org.guestflow.shared.RequestId;

/** What a request for longer access asks of the process engine. Every call joins the caller's transaction. */
public interface ExtensionProcess {

    /**
     * Starts the process that has it decided.
     *
     * @param request the request
     * @param accessEndsAt when the access ends otherwise: until then somebody has to decide
     */
    void start(RequestId request, Instant accessEndsAt);

    /**
     * Stops it, because the guest or whoever has asked is gone.
     *
     * @param request the request
     */
    void stop(RequestId request);
}
