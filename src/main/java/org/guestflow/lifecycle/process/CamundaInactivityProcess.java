package org.guestflow.lifecycle.process;

import org.camunda.bpm.engine.RuntimeService;
import org.guestflow.lifecycle.InactivityProcess;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process {@code guest-inactivity} and correlates with it by its business key. */
@Component
class CamundaInactivityProcess implements InactivityProcess {

    private final RuntimeService runtime;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaInactivityProcess(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(RequestId inactivity) {
        runtime.startProcessInstanceByKey(InactivityContract.KEY, inactivity.toString());
    }

    @Override
    public void guestCameBack(RequestId inactivity) {
        correlate(InactivityContract.GUEST_CAME_BACK, inactivity);
    }

    @Override
    public void guestRestored(RequestId inactivity) {
        correlate(InactivityContract.GUEST_RESTORED, inactivity);
    }

    @Override
    public void guestGone(RequestId inactivity) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(InactivityContract.KEY)
                .processInstanceBusinessKey(inactivity.toString())
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the guest is gone"));
    }

    private void correlate(String message, RequestId inactivity) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(inactivity.toString())
                .correlateAllWithResult();
    }
}
