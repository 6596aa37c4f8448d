package org.guestflow.directaddition.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.directaddition.DirectAdditionSteps;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Refuse denied people". */
@Component
class RefuseDeniedPeopleDelegate extends RequestDelegate {

    private final DirectAdditionSteps steps;

    RefuseDeniedPeopleDelegate(DirectAdditionSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        steps.recordDenial(request);
    }
}
