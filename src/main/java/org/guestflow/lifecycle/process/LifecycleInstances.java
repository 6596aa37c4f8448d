package org.guestflow.lifecycle.process;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells which business keys no instance of a process has any more. The history knows many keys in one query; of instances that run it has every one. */
@Component
class LifecycleInstances {

    private final HistoryService history;

    /** The engine is reached lazily, because its delegates are built before it. */
    LifecycleInstances(@Lazy HistoryService history) {
        this.history = history;
    }

    Set<RequestId> missing(String definition, Collection<RequestId> keys) {
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
}
