package org.guestflow.policy.process;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.guestflow.policy.PolicyRules;
import org.guestflow.policy.PolicyTable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads the table from the engine's newest deployment. */
@Component
class CamundaPolicyRules implements PolicyRules {

    /** By this output a rule is called in decisions. */
    private static final String NAME = "rule";

    private final RepositoryService repository;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaPolicyRules(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public PolicyTable inForce() {
        DecisionDefinition deployed = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(CamundaDecisionTable.KEY)
                .latestVersion()
                .singleResult();
        DmnModelInstance model = repository.getDmnModelInstance(deployed.getId());
        Decision decision = model.getModelElementById(CamundaDecisionTable.KEY);
        DecisionTable table = (DecisionTable) decision.getExpression();
        Collection<Output> outputs = table.getOutputs();
        List<String> names = outputs.stream().map(Output::getName).toList();
        return new PolicyTable(
                decision.getName(),
                deployed.getVersion(),
                table.getHitPolicy().name(),
                table.getInputs().stream().map(Input::getLabel).toList(),
                outputs.stream().map(Output::getLabel).toList(),
                table.getRules().stream().map(rule -> rule(rule, names)).toList());
    }

    private static PolicyTable.Rule rule(Rule rule, List<String> outputs) {
        List<String> answers = rule.getOutputEntries().stream()
                .map(entry -> text(entry.getText()))
                .toList();
        return new PolicyTable.Rule(
                unquoted(answers.get(outputs.indexOf(NAME))),
                description(rule),
                rule.getInputEntries().stream()
                        .map(entry -> text(entry.getText()))
                        .toList(),
                answers);
    }

    private static String description(DmnElement element) {
        return Optional.ofNullable(element.getDescription())
                .map(Description::getTextContent)
                .map(String::strip)
                .orElse("");
    }

    private static String text(Text text) {
        return Optional.ofNullable(text)
                .map(ModelElementInstance::getTextContent)
                .map(String::strip)
                .orElse("");
    }

    private static String unquoted(String literal) {
        return literal.length() > 1 && literal.startsWith("\"") && literal.endsWith("\"")
                ? literal.substring(1, literal.length() - 1)
                : literal;
    }
}
