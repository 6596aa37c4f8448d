package org.guestflow.lifecycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.lifecycle.InactivitySteps;
import org.springframework.stereotype.Component;

/** "Begin inactivities". The process is about all guests, and so has no business key. */
@Component
class BeginInactivitiesDelegate implements JavaDelegate {

    private final InactivitySteps steps;

    BeginInactivitiesDelegate(InactivitySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(DailyContract.ARE_MORE_INACTIVE, steps.begin());
    }
}
