package org.guestflow.lifecycle.process;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.guestflow.engine.RunningInstances;
import org.guestflow.lifecycle.InactivityProcess;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process {@code guest-inactivity} and correlates with it by its business key. */
@Component
class CamundaInactivityProcess implements InactivityProcess {

    private final RuntimeService runtime;
    private final RunningInstances instances;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaInactivityProcess(@Lazy RuntimeService runtime, RunningInstances instances) {
        this.runtime = runtime;
        this.instances = instances;
    }

    @Override
    public void start(RequestId inactivity) {
        runtime.startProcessInstanceByKey(InactivityContract.KEY, inactivity.toString());
    }

    @Override
    public void startBlocked(RequestId inactivity, Instant deleteAt) {
        runtime.createProcessInstanceByKey(InactivityContract.KEY)
                .businessKey(inactivity.toString())
                .setVariable(InactivityContract.DELETE_AT, Date.from(deleteAt))
                .startBeforeActivity("AwaitRestore")
                .execute();
    }

    @Override
    public Set<RequestId> unattended(Collection<RequestId> all) {
        return instances.missing(InactivityContract.KEY, all);
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
        instances.stop(InactivityContract.KEY, inactivity, "the guest is gone");
    }

    private void correlate(String message, RequestId inactivity) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(inactivity.toString())
                .correlateAllWithResult();
    }
}
