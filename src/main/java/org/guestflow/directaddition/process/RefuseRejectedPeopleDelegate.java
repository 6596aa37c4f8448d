package org.guestflow.directaddition.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.directaddition.DirectAdditionSteps;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Refuse rejected people". */
@Component
class RefuseRejectedPeopleDelegate extends RequestDelegate {

    private final DirectAdditionSteps steps;

    RefuseRejectedPeopleDelegate(DirectAdditionSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        steps.recordRejection(request);
    }
}
