package org.guestflow.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Fails a test class that leaves a part of a process unwalked; on the application's own engine, so that no second one is started. */
public final class ProcessCoverage implements BeforeAllCallback, AfterAllCallback {

    private final String process;
    private DefaultCollector collector;

    private ProcessCoverage(String process) {
        this.process = process;
    }

    /** Every flow node and every sequence flow of a process. For a static field with {@code @RegisterExtension}. */
    public static ProcessCoverage ofEveryPathOf(String process) {
        return new ProcessCoverage(process);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        String test = context.getRequiredTestClass().getName();
        collector = new DefaultCollector(new ExecutionContextModelProvider());
        collector.createSuite(new Suite(test, context.getDisplayName()));
        collector.activateSuite(test);
        collector.createRun(new Run(test, context.getDisplayName()), test);
        collector.activateRun(test);
        new ProcessEngineAdapter(engine(context), collector).initializeListeners();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Model model = collector.getModels().stream()
                .filter(one -> one.getKey().equals(process))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the process " + process + " was not started"));
        new ProcessEngineAdapter(engine(context), ProcessCoverage::ignore).initializeListeners();
        Suite suite = collector.getActiveSuite();
        assertThat(suite.calculateCoverage(model))
                .as("part of %s that was walked; not walked: %s", process, notWalked(context, suite))
                .isEqualTo(1.0);
    }

    /** Where process instances go in tests that do not ask for it. */
    private static void ignore(Event event) {}

    private Set<String> notWalked(ExtensionContext context, Suite suite) {
        Set<String> walked =
                suite.getEvents(process).stream().map(Event::getDefinitionKey).collect(Collectors.toSet());
        RepositoryService repository = engine(context).getRepositoryService();
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowElement.class).stream()
                .map(FlowElement::getId)
                .filter(id -> !walked.contains(id))
                .collect(Collectors.toSet());
    }

    private static ProcessEngine engine(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(ProcessEngine.class);
    }

    /** Has the engine tell where its process instances go. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {

        @Bean
        ProcessEnginePlugin processCoverage() {
            return new AbstractProcessEnginePlugin() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl configuration) {
                    ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
                }

                @Override
                public void postProcessEngineBuild(ProcessEngine engine) {
                    new ProcessEngineAdapter(engine, ProcessCoverage::ignore).initializeListeners();
                }
            };
        }
    }
}
