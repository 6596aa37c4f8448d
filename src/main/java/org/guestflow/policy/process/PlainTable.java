package org.guestflow.policy.process;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.guestflow.shared.RuleViolation;

/**
 * What of DMN a table may hold that somebody sends to have it tried: names of facts, comparisons of them with texts, numbers and truth values, and such values as answers. FEEL has functions and
 * loops as well, which this table needs none of and which could keep a server busy for ever.
 */
final class PlainTable {

    private static final int MOST_RULES = 500;
    private static final int MOST_COLUMNS = 50;
    private static final int LONGEST_CELL = 1_000;

    private static final String VALUE = "(\"[^\"]*\"|-?\\d{1,9}|true|false)";
    private static final String BOUND = "-?\\d{1,9}";
    private static final String TEST = "(" + VALUE + "|[<>]=?\\s*" + BOUND + "|[\\[\\](]\\s*" + BOUND + "\\s*\\.\\.\\s*"
            + BOUND + "\\s*[\\[\\])])";
    private static final String TESTS = TEST + "(\\s*,\\s*" + TEST + ")*+";
    private static final Pattern CONDITION = Pattern.compile("-|" + TESTS + "|not\\(\\s*" + TESTS + "\\s*\\)");
    private static final Pattern ANSWER = Pattern.compile(VALUE);
    private static final Pattern FACT = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20151101/FEEL/",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/");

    private PlainTable() {}

    static void require(DmnModelInstance model) throws RuleViolation {
        Decision decision = Optional.<ModelElementInstance>ofNullable(
                        model.getModelElementById(CamundaDecisionTable.KEY))
                .filter(Decision.class::isInstance)
                .map(Decision.class::cast)
                .orElseThrow(() -> CamundaProposedTables.invalid("there is no decision of that id"));
        if (!(decision.getExpression() instanceof DecisionTable table)
                || !decision.getInformationRequirements().isEmpty()
                || !decision.getKnowledgeRequirements().isEmpty()) {
            throw CamundaProposedTables.invalid("the decision is not one table that stands for itself");
        }
        if (table.getRules().size() > MOST_RULES
                || table.getInputs().size() + table.getOutputs().size() > MOST_COLUMNS) {
            throw CamundaProposedTables.invalid(
                    "it has more than " + MOST_RULES + " rules or " + MOST_COLUMNS + " columns");
        }
        requireFeel(model);
        requirePlainCells(table);
    }

    private static void requireFeel(DmnModelInstance model) throws RuleViolation {
        Stream<String> named = Stream.concat(
                Stream.of(model.getDefinitions().getExpressionLanguage()),
                Stream.concat(
                        model.getModelElementsByType(LiteralExpression.class).stream()
                                .map(LiteralExpression::getExpressionLanguage),
                        model.getModelElementsByType(UnaryTests.class).stream()
                                .map(UnaryTests::getExpressionLanguage)));
        if (named.anyMatch(language -> language != null && !FEEL.contains(language))) {
            throw CamundaProposedTables.invalid("it uses another expression language than FEEL");
        }
    }

    private static void requirePlainCells(DecisionTable table) throws RuleViolation {
        requireAll(
                table.getInputs().stream()
                        .map(input -> input.getInputExpression().getText()),
                FACT,
                "an input");
        requireAll(
                table.getRules().stream()
                        .flatMap(rule -> rule.getInputEntries().stream())
                        .map(InputEntry::getText),
                CONDITION,
                "a condition");
        requireAll(
                table.getRules().stream()
                        .flatMap(rule -> rule.getOutputEntries().stream())
                        .map(OutputEntry::getText),
                ANSWER,
                "an answer");
        Collection<?> computed = table.getOutputs().stream()
                .filter(output -> output.getDefaultOutputEntry() != null)
                .toList();
        if (!computed.isEmpty()) {
            throw CamundaProposedTables.invalid("an output has a default, which the engine does not know");
        }
    }

    private static void requireAll(Stream<Text> cells, Pattern form, String what) throws RuleViolation {
        Optional<String> other = cells.map(
                        cell -> cell == null ? "" : cell.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .filter(text ->
                        text.length() > LONGEST_CELL || !form.matcher(text).matches())
                .findFirst();
        if (other.isPresent()) {
            String shown = other.get().substring(0, Math.min(80, other.get().length()));
            throw CamundaProposedTables.invalid(
                    what + " is more than plain values and comparisons with them: " + shown);
        }
    }
}
