package org.guestflow.lifecycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.lifecycle.InactivitySteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Delete guest". */
@Component
class DeleteGuestDelegate extends RequestDelegate {

    private final InactivitySteps steps;

    DeleteGuestDelegate(InactivitySteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId inactivity, DelegateExecution execution) {
        steps.delete(inactivity);
    }
}
