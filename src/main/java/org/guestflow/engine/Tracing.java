package org.guestflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.guestflow.tracing.Traces;

/** Has the engine tell the traces what it does; where none are made the engine is left as it is. */
class Tracing extends AbstractProcessEnginePlugin {

    private final Traces traces;

    Tracing(Traces traces) {
        super();
        this.traces = traces;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (traces.areMade()) {
            configuration.setDelegateInterceptor(new TracedSteps(traces));
            List<BpmnParseListener> listeners = new ArrayList<>(List.of(new Starts(traces)));
            if (configuration.getCustomPreBPMNParseListeners() != null) {
                listeners.addAll(configuration.getCustomPreBPMNParseListeners());
            }
            configuration.setCustomPreBPMNParseListeners(listeners);
        }
    }

    /** Remembers the call that starts a process instance: its first step may be done later. */
    private static final class Starts extends AbstractBpmnParseListener implements ExecutionListener {

        private final Traces traces;

        Starts(Traces traces) {
            this.traces = traces;
        }

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            process.addListener(EVENTNAME_START, this);
        }

        @Override
        public void notify(DelegateExecution execution) {
            TracedRequest.of((ExecutionEntity) execution).ifPresent(traces::remember);
        }
    }
}
