package org.guestflow.lifecycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.lifecycle.AccessEndSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "End access". */
@Component
class EndAccessDelegate extends RequestDelegate {

    private final AccessEndSteps steps;

    EndAccessDelegate(AccessEndSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId ending, DelegateExecution execution) {
        steps.end(ending);
    }
}
