package org.guestflow.invitation;

import java.util.List;
import org.guestflow.shared.RequestId;

/** Tells where a request stands in the drawings of its processes. */
public interface InvitationProgress {

    /**
     * Finds a request's process instances: its own and, where it was put to approvers, that of the approval.
     *
     * @param request the request; whoever calls has made sure that it may be shown
     * @return the positions, in the order in which the instances began; empty where the engine's history has let go of them
     */
    List<ProcessPosition> of(RequestId request);
}
