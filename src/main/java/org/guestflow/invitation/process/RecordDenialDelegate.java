package org.guestflow.invitation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.invitation.InvitationEnds;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Record denial". */
@Component
class RecordDenialDelegate extends RequestDelegate {

    private final InvitationEnds ends;

    RecordDenialDelegate(InvitationEnds ends) {
        this.ends = ends;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        ends.recordDenial(request);
    }
}
