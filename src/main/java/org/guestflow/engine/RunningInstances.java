package org.guestflow.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
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
    private final HistoryService history;

    RunningInstances(
            @Lazy ProcessEngineConfigurationImpl configuration,
            @Lazy RuntimeService runtime,
            @Lazy HistoryService history) {
        this.configuration = configuration;
        this.runtime = runtime;
        this.history = history;
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

    /**
     * Tells which business keys no instance of a process has any more. The history knows many keys in one query; of instances that run it has every one.
     *
     * @param definition key of the process
     * @param keys the business keys
     * @return those without an instance
     */
    public Set<RequestId> missing(String definition, Collection<RequestId> keys) {
        Set<RequestId> missing = new HashSet<>(keys);
        if (!missing.isEmpty()) {
            history
                    .createHistoricProcessInstanceQuery()
                    .processDefinitionKey(definition)
                    .processInstanceBusinessKeyIn(
                            keys.stream().map(RequestId::toString).toArray(String[]::new))
                    .unfinished()
                    .list()
                    .stream()
                    .map(HistoricProcessInstance::getBusinessKey)
                    .map(RequestId::parse)
                    .forEach(missing::remove);
        }
        return missing;
    }

    /**
     * Stops the instances whose object is gone, whoever has removed it.
     *
     * @param definition key of the process
     * @param request the business key
     * @param reason what the engine's history says of it
     */
    public void stop(String definition, RequestId request, String reason) {
        configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    runtime.createProcessInstanceQuery()
                            .processDefinitionKey(definition)
                            .processInstanceBusinessKey(request.toString())
                            .list()
                            .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason));
                    return null;
                }));
    }
}
