package org.guestflow.lifecycle.process;

import java.util.Collection;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.guestflow.engine.RunningInstances;
import org.guestflow.lifecycle.AccessEndProcess;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process {@code access-end} and correlates with it by its business key. */
@Component
class CamundaAccessEndProcess implements AccessEndProcess {

    private final RuntimeService runtime;
    private final RunningInstances instances;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaAccessEndProcess(@Lazy RuntimeService runtime, RunningInstances instances) {
        this.runtime = runtime;
        this.instances = instances;
    }

    @Override
    public void start(RequestId ending) {
        runtime.startProcessInstanceByKey(AccessEndContract.KEY, ending.toString());
    }

    @Override
    public Set<RequestId> unattended(Collection<RequestId> all) {
        return instances.missing(AccessEndContract.KEY, all);
    }

    @Override
    public void endDateChanged(RequestId ending) {
        runtime.createMessageCorrelation(AccessEndContract.END_DATE_CHANGED)
                .processInstanceBusinessKey(ending.toString())
                .correlateAllWithResult();
    }
}
