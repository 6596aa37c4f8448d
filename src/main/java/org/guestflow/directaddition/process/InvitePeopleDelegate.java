package org.guestflow.directaddition.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.directaddition.DirectAdditionSteps;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Invite people". */
@Component
class InvitePeopleDelegate extends RequestDelegate {

    private final DirectAdditionSteps steps;

    InvitePeopleDelegate(DirectAdditionSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        execution.setVariable(DirectAdditionContract.MORE_TO_INVITE, steps.invitePeople(request));
    }
}
