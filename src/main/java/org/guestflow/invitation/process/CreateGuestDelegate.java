package org.guestflow.invitation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.invitation.InvitationSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Create guest". */
@Component
class CreateGuestDelegate extends RequestDelegate {

    private final InvitationSteps steps;

    CreateGuestDelegate(InvitationSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        execution.setVariable(InvitationContract.INVITATION_NEEDED, steps.createGuest(request));
    }
}
