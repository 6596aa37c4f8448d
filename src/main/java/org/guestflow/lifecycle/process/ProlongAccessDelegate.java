package org.guestflow.lifecycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.lifecycle.ExtensionSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Prolong access". */
@Component
class ProlongAccessDelegate extends RequestDelegate {

    private final ExtensionSteps steps;

    ProlongAccessDelegate(ExtensionSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        steps.prolong(request);
    }
}
