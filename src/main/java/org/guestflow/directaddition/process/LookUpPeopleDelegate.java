package org.guestflow.directaddition.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.directaddition.DirectAdditionSteps;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** "Look up people". */
@Component
class LookUpPeopleDelegate extends RequestDelegate {

    private final DirectAdditionSteps steps;

    LookUpPeopleDelegate(DirectAdditionSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) throws RuleViolation {
        execution.setVariable(DirectAdditionContract.ANYONE_FOUND, steps.lookUpPeople(request));
    }
}
