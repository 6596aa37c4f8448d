package org.guestflow.lifecycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.lifecycle.AccessEndSteps;
import org.springframework.stereotype.Component;

/** "Begin access ends". The process is about all guests, and so has no business key. */
@Component
class BeginAccessEndsDelegate implements JavaDelegate {

    private final AccessEndSteps steps;

    BeginAccessEndsDelegate(AccessEndSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(DailyContract.IS_MORE_ENDING, steps.begin());
    }
}
