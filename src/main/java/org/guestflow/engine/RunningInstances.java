package org.guestflow.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds a request's process instance whoever asks: for answers about a request that its caller has just made, and may not read in the engine. */
@Component
public class RunningInstances {

    private final ProcessEngineConfigurationImpl configuration;
    private final RuntimeService runtime;

    RunningInstances(@Lazy ProcessEngineConfigurationImpl configuration, @Lazy RuntimeService runtime) {
        this.configuration = configuration;
        this.runtime = runtime;
    }

    /**
     * Finds the instance.
     *
     * @param definition key of the process
     * @param request the request
     * @return the instance; empty where it has ended
     */
    public Optional<ProcessInstance> find(String definition, RequestId request) {
        List<ProcessInstance> found = configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(definition)
                        .processInstanceBusinessKey(request.toString())
                        .listPage(0, 1)));
        return found.stream().findFirst();
    }
}
