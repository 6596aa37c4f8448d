package org.guestflow.lifecycle.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.lifecycle.InactivitySteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Announce block". */
@Component
class AnnounceBlockDelegate extends RequestDelegate {

    private final InactivitySteps steps;

    AnnounceBlockDelegate(InactivitySteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId inactivity, DelegateExecution execution) {
        execution.setVariable(InactivityContract.BLOCK_AT, Date.from(steps.announce(inactivity)));
    }
}
