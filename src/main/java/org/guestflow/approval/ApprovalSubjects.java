package org.guestflow.approval;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;

/** What approvers are asked about, as the feature knows it whose request it is. */
public interface ApprovalSubjects {

    /**
     * Finds what a request asks for.
     *
     * @param request the request
     * @return its subject; empty where the request is not this feature's
     */
    Optional<ApprovalSubject> find(RequestId request);

    /**
     * Tells what requests ask for, all with one query.
     *
     * @param requests the requests
     * @return a summary for each that is this feature's
     */
    Map<RequestId, ApprovalSummary> summaries(Collection<RequestId> requests);

    /**
     * Tells what is known here of the person that a request is about.
     *
     * @param request the request
     * @return what is known; empty where the request is not this feature's, or is about many people
     */
    default Optional<ApprovalHistory> history(RequestId request) {
        return Optional.empty();
    }

    /**
     * Looks again, before a request is approved, at what may have changed since it was made.
     *
     * @param request the request
     * @throws RuleViolation naming the rule that it would fail now; it cannot be approved then
     */
    default void checkAgain(RequestId request) throws RuleViolation {}
}
