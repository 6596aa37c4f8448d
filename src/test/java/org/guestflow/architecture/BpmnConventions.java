package org.guestflow.architecture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What every process diagram keeps to, a question to the model for each; what is given back breaks it. */
final class BpmnConventions {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern READABLE = Pattern.compile("[A-Z][a-z]+([A-Z][a-z]+)*");
    private static final Pattern GENERATED = Pattern.compile("(Activity|Gateway|Event|Flow|Task)[0-9A-Z_].*");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[a-z][A-Za-z]*}");
    private static final Pattern COMPARISON = Pattern.compile("\\$\\{[a-z][A-Za-z]*( == ('[A-Za-z]+'|true|false))?}");

    private final BpmnModelInstance model;

    BpmnConventions(BpmnModelInstance model) {
        this.model = model;
    }

    List<String> processesWithoutTimeToLive() {
        return offenders(Process.class, process -> process.getCamundaHistoryTimeToLiveString() == null);
    }

    List<String> processesWithoutVersionTag() {
        return offenders(Process.class, process -> blank(process.getCamundaVersionTag()));
    }

    List<String> unreadableIds() {
        return offenders(
                FlowNode.class,
                node -> !READABLE.matcher(node.getId()).matches()
                        || GENERATED.matcher(node.getId()).matches());
    }

    List<String> unnamedElements() {
        return offenders(FlowNode.class, node -> blank(node.getName()));
    }

    List<String> gatewaysThatDoNotAsk() {
        return offenders(
                ExclusiveGateway.class,
                gateway -> diverges(gateway) && !gateway.getName().endsWith("?"));
    }

    List<String> gatewaysWithoutDefault() {
        return offenders(ExclusiveGateway.class, gateway -> diverges(gateway) && gateway.getDefault() == null);
    }

    List<String> flowsThatDoNotAnswer() {
        return offenders(
                SequenceFlow.class,
                flow -> flow.getSource() instanceof ExclusiveGateway gateway
                        && diverges(gateway)
                        && (blank(flow.getName())
                                || (flow.getConditionExpression() == null) != flow.equals(gateway.getDefault())));
    }

    List<String> conditionsGivenTwice() {
        return offenders(ExclusiveGateway.class, gateway -> {
            List<String> conditions = gateway.getOutgoing().stream()
                    .map(SequenceFlow::getConditionExpression)
                    .filter(condition -> condition != null)
                    .map(ModelElementInstance::getTextContent)
                    .toList();
            return Set.copyOf(conditions).size() < conditions.size();
        });
    }

    List<String> conditionsWithLogic() {
        return offenders(
                SequenceFlow.class,
                flow -> flow.getConditionExpression() != null
                        && !COMPARISON
                                .matcher(flow.getConditionExpression().getTextContent())
                                .matches());
    }

    List<String> delegatesOfAnotherName() {
        return offenders(Activity.class, activity -> {
            String delegate = activity.getAttributeValueNs(CAMUNDA, "delegateExpression");
            String bean = Character.toLowerCase(activity.getId().charAt(0))
                    + activity.getId().substring(1) + "Delegate";
            return delegate != null && !delegate.equals("${" + bean + "}");
        });
    }

    /** Delegates are beans: neither a class in the drawing nor an expression that calls something, and no script anywhere. */
    List<String> stepsThatRunSomethingElse() {
        return Stream.of(
                        offenders(ScriptTask.class, script -> true).stream(),
                        model.getModelElementsByType(CamundaScript.class).stream()
                                .map(script -> "a script"),
                        offenders(
                                Activity.class,
                                activity -> Stream.of("class", "expression", "resultVariable", "type", "decisionRef")
                                        .anyMatch(name -> activity.getAttributeValueNs(CAMUNDA, name) != null))
                                .stream())
                .flatMap(offender -> offender)
                .toList();
    }

    List<String> savePointsWithoutReason() {
        return offenders(
                Activity.class,
                activity -> activity.isCamundaAsyncBefore()
                        && activity.getDocumentations().stream()
                                .map(Documentation::getTextContent)
                                .noneMatch(text -> text.contains("Save point:")));
    }

    List<String> savePointsAfter() {
        return offenders(Activity.class, Activity::isCamundaAsyncAfter);
    }

    /** The engine is told that nobody waits for one ({@code JobsWithoutEvents}). */
    List<String> signalsThrownForLater() {
        return offenders(SignalEventDefinition.class, SignalEventDefinition::isCamundaAsync);
    }

    List<String> timersWithAConstant() {
        return offenders(
                TimerEventDefinition.class,
                timer -> Stream.of(
                                Optional.ofNullable(timer.getTimeDate()),
                                Optional.ofNullable(timer.getTimeDuration()),
                                Optional.ofNullable(timer.getTimeCycle()))
                        .flatMap(Optional::stream)
                        .noneMatch(
                                time -> VARIABLE.matcher(time.getTextContent()).matches()));
    }

    List<String> eventsThatCatchEveryError() {
        return offenders(
                ErrorEventDefinition.class,
                caught -> caught.getError() == null || blank(caught.getError().getErrorCode()));
    }

    List<String> caughtErrors() {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .flatMap(event -> event.getChildElementsByType(ErrorEventDefinition.class).stream())
                .map(caught -> caught.getError().getErrorCode())
                .toList();
    }

    private static boolean diverges(ExclusiveGateway gateway) {
        return gateway.getOutgoing().size() > 1;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private <T extends ModelElementInstance> List<String> offenders(Class<T> type, Predicate<T> breaks) {
        return model.getModelElementsByType(type).stream()
                .filter(breaks)
                .map(element -> element.getAttributeValue("id"))
                .toList();
    }
}
