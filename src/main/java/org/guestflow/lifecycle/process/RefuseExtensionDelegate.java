package org.guestflow.lifecycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.lifecycle.ExtensionSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Refuse extension". */
@Component
class RefuseExtensionDelegate extends RequestDelegate {

    private final ExtensionSteps steps;

    RefuseExtensionDelegate(ExtensionSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        steps.refuse(request);
    }
}
