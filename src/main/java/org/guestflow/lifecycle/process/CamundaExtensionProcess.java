package org.guestflow.lifecycle.process;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.guestflow.engine.RunningInstances;
import org.guestflow.lifecycle.ExtensionProcess;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts and stops the process {@code access-extension} by its business key. */
@Component
class CamundaExtensionProcess implements ExtensionProcess {

    private final RuntimeService runtime;
    private final RunningInstances instances;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaExtensionProcess(@Lazy RuntimeService runtime, RunningInstances instances) {
        this.runtime = runtime;
        this.instances = instances;
    }

    @Override
    public void start(RequestId request, Instant accessEndsAt) {
        runtime.startProcessInstanceByKey(
                ExtensionContract.KEY,
                request.toString(),
                Map.of(ExtensionContract.ACCESS_ENDS_AT, Date.from(accessEndsAt)));
    }

    @Override
    public void stop(RequestId request) {
        instances.stop(ExtensionContract.KEY, request, "guest or requester is gone");
    }
}
