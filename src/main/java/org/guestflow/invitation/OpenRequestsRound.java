package org.guestflow.invitation;

import java.util.List;
import org.guestflow.shared.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Goes through open requests, each in a transaction of its own: one that cannot be decided on now holds up none of the others, and its turn comes again. */
@Component
class OpenRequestsRound {

    private static final Logger LOG = LoggerFactory.getLogger(OpenRequestsRound.class);

    private final OpenRequests requests;

    OpenRequestsRound(OpenRequests requests) {
        this.requests = requests;
    }

    void all() {
        decide(requests.all());
    }

    void awaitingApproval() {
        decide(requests.awaitingApproval());
    }

    private void decide(List<RequestId> open) {
        for (RequestId request : open) {
            try {
                requests.decideAgain(request);
            } catch (RuntimeException overtaken) {
                LOG.warn(
                        "Request {} was not decided on again: {}",
                        request,
                        overtaken.getClass().getName());
            }
        }
    }
}
