package org.guestflow.invitation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.engine.RequestRefused;
import org.guestflow.invitation.InvitationEnds;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** "Record later denial". */
@Component
class RecordLaterDenialDelegate extends RequestDelegate {

    private final InvitationEnds ends;

    RecordLaterDenialDelegate(InvitationEnds ends) {
        this.ends = ends;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        try {
            ends.recordLaterDenial(request);
        } catch (RuleViolation untrue) {
            // No path of the process: somebody has sent the message by hand, and is told that it is not true.
            throw new RequestRefused(untrue);
        }
    }
}
