package org.guestflow.directaddition.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.directaddition.DirectAdditionSteps;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Tell requester". */
@Component
class TellRequesterDelegate extends RequestDelegate {

    private final DirectAdditionSteps steps;

    TellRequesterDelegate(DirectAdditionSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        steps.tellRequester(request);
    }
}
