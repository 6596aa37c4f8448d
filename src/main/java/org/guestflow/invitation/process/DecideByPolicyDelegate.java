package org.guestflow.invitation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.invitation.InvitationSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Decide by policy". */
@Component
class DecideByPolicyDelegate extends RequestDelegate {

    private final InvitationSteps steps;

    DecideByPolicyDelegate(InvitationSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        execution.setVariable(
                InvitationContract.POLICY_OUTCOME,
                steps.decide(request).outcome().word());
    }
}
