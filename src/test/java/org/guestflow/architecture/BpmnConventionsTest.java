package org.guestflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The process diagrams keep to the conventions; each convention is shown to bite by a diagram that an edit has spoilt. */
class BpmnConventionsTest {

    private static final Path PROCESSES = Path.of("processes");

    private static final Map<String, Function<BpmnModelInstance, List<String>>> CONVENTIONS = conventions();

    private static Map<String, Function<BpmnModelInstance, List<String>>> conventions() {
        Map<String, Function<BpmnModelInstance, List<String>>> all = new LinkedHashMap<>();
        all.put("timeToLive", model -> new BpmnConventions(model).processesWithoutTimeToLive());
        all.put("versionTag", model -> new BpmnConventions(model).processesWithoutVersionTag());
        all.put("readableIds", model -> new BpmnConventions(model).unreadableIds());
        all.put("names", model -> new BpmnConventions(model).unnamedElements());
        all.put("questions", model -> new BpmnConventions(model).gatewaysThatDoNotAsk());
        all.put("defaults", model -> new BpmnConventions(model).gatewaysWithoutDefault());
        all.put("answers", model -> new BpmnConventions(model).flowsThatDoNotAnswer());
        all.put("ambiguity", model -> new BpmnConventions(model).conditionsGivenTwice());
        all.put("simpleConditions", model -> new BpmnConventions(model).conditionsWithLogic());
        all.put("delegates", model -> new BpmnConventions(model).delegatesOfAnotherName());
        all.put("noScripts", model -> new BpmnConventions(model).stepsThatRunSomethingElse());
        all.put("savePoints", model -> new BpmnConventions(model).savePointsWithoutReason());
        all.put("noSavePointAfter", model -> new BpmnConventions(model).savePointsAfter());
        all.put("timers", model -> new BpmnConventions(model).timersWithAConstant());
        all.put("namedErrors", model -> new BpmnConventions(model).eventsThatCatchEveryError());
        all.put("signalsAtOnce", model -> new BpmnConventions(model).signalsThrownForLater());
        all.put("drawn", model -> new BpmnLayout(model).notDrawn());
        all.put("straightLines", model -> new BpmnLayout(model).slantingLines());
        all.put("noCrossings", model -> new BpmnLayout(model).crossingLines());
        all.put("noOverlaps", model -> new BpmnLayout(model).overlappingShapes());
        all.put("leftToRight", model -> new BpmnLayout(model).runningBack());
        return all;
    }

    static List<Path> diagrams() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyDiagramKeepsToEveryConvention(Path diagram) throws IOException {
        BpmnModelInstance model = read(Files.readString(diagram));

        Map<String, List<String>> broken = CONVENTIONS.entrySet().stream()
                .map(convention ->
                        Map.entry(convention.getKey(), convention.getValue().apply(model)))
                .filter(found -> !found.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            timeToLive       | camunda:historyTimeToLive="P180D"                             | ``
            versionTag       | camunda:versionTag="1"                                        | ``
            readableIds      | CreateGuest                                                   | Activity_0x1
            names            | id="CreateGuest" name="Create guest"                          | id="CreateGuest" name=""
            questions        | name="Approved?"                                              | name="Approved"
            defaults         | default="RequestApproved_to_RecordRejection"                  | ``
            answers          | name="Yes" sourceRef="RequestApproved"                        | sourceRef="RequestApproved"
            ambiguity        | == 'approval'}                                                | == 'goAhead'}
            simpleConditions | ${policyOutcome == 'goAhead'}                                 | ${policy.allows(execution)}
            delegates        | ${createGuestDelegate}                                        | ${grantAccessDelegate}
            noScripts        | camunda:delegateExpression="${createGuestDelegate}"           | camunda:class="org.example.Delegate"
            savePoints       | Save point:                                                   | Because:
            noSavePointAfter | id="CreateGuest" name="Create guest"                          | id="CreateGuest" name="Create guest" camunda:asyncAfter="true"
            timers           | ${expiresAt}                                                  | 2030-01-01T00:00:00
            signalsAtOnce    | <bpmn:incoming>TellInviter_to_AccessGranted</bpmn:incoming> | <bpmn:incoming>TellInviter_to_AccessGranted</bpmn:incoming><bpmn:signalEventDefinition id="Later" camunda:async="true" />
            drawn            | bpmnElement="CreateGuest"                                     | bpmnElement="LinkDue"
            """)
    void eachConventionBites(String convention, String kept, String broken) throws IOException {
        assertThat(CONVENTIONS.get(convention).apply(spoilt("invitation", kept, broken)))
                .isNotEmpty();
    }

    @Test
    void anEventThatCatchesEveryErrorIsFound() throws IOException {
        BpmnModelInstance model = spoilt("redemption", " errorRef=\"Error_LinkNotRedeemable\"", "");

        assertThat(CONVENTIONS.get("namedErrors").apply(model)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            straightLines | CreateGuest_to_InvitationNeeded | 0   | 1
            noCrossings   | FirstReminderDue_to_ReminderDue | 300 | 0
            """)
    void aLineThatIsMovedIsFound(String convention, String flow, int right, int down) throws IOException {
        BpmnModelInstance model = read(Files.readString(PROCESSES.resolve("invitation.bpmn")));
        var edge = model.getModelElementsByType(BpmnEdge.class).stream()
                .filter(one -> one.getBpmnElement().getId().equals(flow))
                .findFirst()
                .orElseThrow();
        var last = List.copyOf(edge.getWaypoints()).get(edge.getWaypoints().size() - 1);
        last.setX(last.getX() + right);
        last.setY(last.getY() + down);

        assertThat(CONVENTIONS.get(convention).apply(model)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            noOverlaps  | CreateGuest  | GrantAccess
            leftToRight | AccessGranted | GuestRequested
            """)
    void anElementThatIsMovedOntoAnotherIsFound(String convention, String moved, String onto) throws IOException {
        BpmnModelInstance model = read(Files.readString(PROCESSES.resolve("invitation.bpmn")));
        var shapes = model.getModelElementsByType(BpmnShape.class);
        var from = shapes.stream()
                .filter(shape -> shape.getBpmnElement().getId().equals(moved))
                .findFirst()
                .orElseThrow();
        var to = shapes.stream()
                .filter(shape -> shape.getBpmnElement().getId().equals(onto))
                .findFirst()
                .orElseThrow();
        from.getBounds().setX(to.getBounds().getX());
        from.getBounds().setY(to.getBounds().getY());

        assertThat(CONVENTIONS.get(convention).apply(model)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyErrorThatIsCaughtIsARuleThatTheCodeNames(Path diagram) throws IOException {
        String code;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            code = sources.filter(file -> file.toString().endsWith(".java"))
                    .map(BpmnConventionsTest::text)
                    .collect(Collectors.joining());
        }

        assertThat(new BpmnConventions(read(Files.readString(diagram))).caughtErrors())
                .allSatisfy(error -> assertThat(code).contains('"' + error + '"'));
    }

    private static BpmnModelInstance spoilt(String process, String kept, String broken) throws IOException {
        String text = Files.readString(PROCESSES.resolve(process + ".bpmn"));
        assertThat(text).contains(kept);
        return read(text.replace(kept, broken == null ? "" : broken));
    }

    private static BpmnModelInstance read(String text) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
