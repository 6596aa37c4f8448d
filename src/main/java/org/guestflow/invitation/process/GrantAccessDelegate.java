package org.guestflow.invitation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.invitation.InvitationSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Grant access". */
@Component
class GrantAccessDelegate extends RequestDelegate {

    private final InvitationSteps steps;

    GrantAccessDelegate(InvitationSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        steps.grantAccess(request);
    }
}
