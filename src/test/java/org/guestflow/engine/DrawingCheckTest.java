package org.guestflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator has changed a process in Camunda Modeler, and asks whether it still fits. */
@ProcessTest
class DrawingCheckTest {

    private static final Path PROCESSES = Path.of("processes");

    @Autowired
    private DrawingCheck check;

    static List<Path> diagrams() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void whatIsShippedFits(Path diagram) throws IOException {
        assertThat(check.check(Files.readString(diagram))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name="Send invitation"                              | name="Invite by mail"
            camunda:historyTimeToLive="P180D"                   | camunda:historyTimeToLive="P30D"
            camunda:delegateExpression="${sendReminderDelegate}" | camunda:delegateExpression="${tellInviterDelegate}"
            """)
    void whatMayBeChangedFitsStill(String before, String after) throws IOException {
        assertThat(check.check(changed(before, after))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NoTimeToLive         | camunda:historyTimeToLive="P180D"                      | ``
            NotExecutable        | isExecutable="true"                                    | isExecutable="false"
            UnknownProcess       | id="invitation"                                        | id="invite"
            UnknownStep          | ${createGuestDelegate}                                 | ${createEverybodyDelegate}
            UnknownStep          | ${createGuestDelegate}                                 | ${dataSource}
            UnknownStep          | ${createGuestDelegate}                                 | ${users.find(execution)}
            StepMissing          | ${createGuestDelegate}                                 | ${grantAccessDelegate}
            OtherImplementation  | camunda:delegateExpression="${createGuestDelegate}"    | camunda:class="org.example.Delegate"
            OtherImplementation  | camunda:delegateExpression="${createGuestDelegate}"    | camunda:expression="${users.delete()}"
            OtherImplementation  | camunda:delegateExpression="${createGuestDelegate}"    | camunda:type="external" camunda:topic="guests"
            ExpressionNotAllowed | ${policyOutcome == 'goAhead'}                          | ${policy.allows(execution)}
            ExpressionNotAllowed | ${expiresAt}                                           | ${execution.setVariable('a', 1)}
            ExpressionNotAllowed | calledElement="approval"                               | calledElement="${anything}"
            UnknownVariable      | ${policyOutcome == 'goAhead'}                          | ${outcome == 'goAhead'}
            MessageMissing       | messageRef="Message_InvitationDeclined"                | messageRef="Message_ResendRequested"
            WaitMissing          | "AwaitRedemption"                                      | "WaitForRedemption"
            EndMissing           | name="Access granted"                                  | name="Done"
            CallMissing          | calledElement="approval"                               | calledElement="redemption"
            NotBpmn              | <bpmn:process                                          | <bpmn:proces
            NotBpmn              | xmlns:bpmndi=                                          | nonsense=
            """)
    void whatDoesNotFitIsNamed(String rule, String before, String after) throws IOException {
        assertThat(check.check(changed(before, after == null ? "" : after)))
                .extracting(DrawingFinding::rule)
                .contains(rule);
    }

    @Test
    void aScriptIsFound() throws IOException {
        String task =
                "<bpmn:scriptTask id=\"Compute\" name=\"Compute\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>";

        assertThat(check.check(changed("<bpmn:endEvent id=\"Denied\"", task + "<bpmn:endEvent id=\"Denied\"")))
                .contains(new DrawingFinding("ScriptInDrawing", "Compute"));
    }

    @Test
    void entitiesAreNotRead() throws IOException {
        String doctype = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        String bpmn = Files.readString(PROCESSES.resolve("invitation.bpmn"));

        assertThat(check.check(bpmn.replaceFirst("\\?>", "?>" + doctype)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("NotBpmn"))
                .satisfies(finding -> assertThat(finding.what()).doesNotContain("root:"));
    }

    private static String changed(String before, String after) throws IOException {
        String bpmn = Files.readString(PROCESSES.resolve("invitation.bpmn"));
        assertThat(bpmn).contains(before);
        return bpmn.replace(before, after);
    }
}
