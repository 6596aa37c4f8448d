package org.guestflow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** There are no scripts: a model that has one is not deployed, and no scripting engine is found, though the class path may hold some (the engine brings two of its own). */
class NoScripts extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setScriptEngineResolver(new NoEngines());
        List<BpmnParseListener> listeners = new ArrayList<>(List.of(new Refusal()));
        if (configuration.getCustomPreBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPreBPMNParseListeners());
        }
        configuration.setCustomPreBPMNParseListeners(listeners);
    }

    private static final class NoEngines implements ScriptEngineResolver {

        @Override
        public void addScriptEngineFactory(ScriptEngineFactory factory) {
            // None is wanted.
        }

        @Override
        public ScriptEngineManager getScriptEngineManager() {
            return new ScriptEngineManager(null);
        }

        @Override
        public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
            return null;
        }
    }

    private static final class Refusal extends AbstractBpmnParseListener {

        private static final Set<String> SCRIPTS = Set.of("scriptTask", "script");

        @Override
        public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
            refuse(root);
        }

        private static void refuse(Element element) {
            if (SCRIPTS.contains(element.getTagName()) || element.attribute("language") != null) {
                throw new BpmnParseException("ScriptInModel: scripts are not allowed in models.", element);
            }
            element.elements().forEach(Refusal::refuse);
        }
    }
}
