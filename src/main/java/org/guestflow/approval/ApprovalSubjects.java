package org.guestflow.approval;

import java.util.Optional;
import org.guestflow.shared.RequestId;

/** What approvers are asked about, as the feature knows it whose request it is. */
public interface ApprovalSubjects {

    /**
     * Finds what a request asks for.
     *
     * @param request the request
     * @return its subject; empty where the request is not this feature's
     */
    Optional<ApprovalSubject> find(RequestId request);
}
