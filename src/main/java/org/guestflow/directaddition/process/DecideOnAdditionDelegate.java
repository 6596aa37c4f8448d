package org.guestflow.directaddition.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.directaddition.DirectAdditionSteps;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Decide on addition". */
@Component
class DecideOnAdditionDelegate extends RequestDelegate {

    private final DirectAdditionSteps steps;

    DecideOnAdditionDelegate(DirectAdditionSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        execution.setVariable(
                DirectAdditionContract.POLICY_OUTCOME, steps.decide(request).word());
    }
}
