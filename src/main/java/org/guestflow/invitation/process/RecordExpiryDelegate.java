package org.guestflow.invitation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.invitation.InvitationState;
import org.guestflow.invitation.InvitationSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Record expiry". */
@Component
class RecordExpiryDelegate extends RequestDelegate {

    private final InvitationSteps steps;

    RecordExpiryDelegate(InvitationSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        steps.close(request, InvitationState.EXPIRED);
    }
}
