package org.guestflow.lifecycle.process;

import org.camunda.bpm.engine.RuntimeService;
import org.guestflow.lifecycle.AccessEndProcess;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process {@code access-end} and correlates with it by its business key. */
@Component
class CamundaAccessEndProcess implements AccessEndProcess {

    private final RuntimeService runtime;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaAccessEndProcess(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(RequestId ending) {
        runtime.startProcessInstanceByKey(AccessEndContract.KEY, ending.toString());
    }

    @Override
    public void endDateChanged(RequestId ending) {
        runtime.createMessageCorrelation(AccessEndContract.END_DATE_CHANGED)
                .processInstanceBusinessKey(ending.toString())
                .correlateAllWithResult();
    }
}
