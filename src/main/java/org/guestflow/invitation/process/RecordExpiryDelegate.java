package org.guestflow.invitation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.invitation.InvitationEnds;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Record expiry". */
@Component
class RecordExpiryDelegate extends RequestDelegate {

    private final InvitationEnds ends;

    RecordExpiryDelegate(InvitationEnds ends) {
        this.ends = ends;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        ends.close(request, InvitationState.EXPIRED);
    }
}
