package org.guestflow.invitation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.engine.RequestRefused;
import org.guestflow.invitation.InvitationSteps;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
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
        try {
            steps.grantAccess(request);
        } catch (RuleViolation notRedeemed) {
            // No path of the process: somebody has moved it by hand, and is told that it does not go this way.
            throw new RequestRefused(notRedeemed);
        }
    }
}
