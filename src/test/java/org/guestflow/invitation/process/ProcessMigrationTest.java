package org.guestflow.invitation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.engine.DrawingCheck;
import org.guestflow.invitation.InvitationState;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator has changed the process: a task has another name, a step was put in after the redemption. Invitations that wait go on by the new drawing, as docs/changing-a-process.md describes. */
@ProcessTest
class ProcessMigrationTest extends OliviaInvites {

    private static final Path PROCESSES = Path.of("processes");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private HistoryService history;

    @Autowired
    private DrawingCheck check;

    private RequestId waiting;
    private RequestId awaitingApproval;
    private String before;
    private String deployment;

    @BeforeEach
    void twoInvitationsAreUnderWay() throws IOException {
        waiting = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        awaitingApproval = scenario.invites(OLIVIA, toGroup(guest, "board-papers"));
        before = newest().getId();
        deployment = deployTheChangedProcess();
    }

    /** Without what was started by it: the next test finds the shipped process again. */
    @AfterEach
    void takeItBack() {
        repository.deleteDeployment(deployment, true, true);
        assertThat(newest().getId()).isEqualTo(before);
    }

    @Test
    void anInvitationThatWaitsForTheGuestGoesOnByTheNewDrawing() throws Exception {
        migrate(waiting);

        assertThat(definitionOf(waiting)).isEqualTo(newest().getId());
        invitations.redeem(scenario.link(waiting));

        assertThat(scenario.endsOf("invitation", waiting)).containsExactly("Access granted");
        assertThat(scenario.invitation(waiting).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
        assertThat(names(waiting))
                .contains("Redemption noted", "Let the guest in")
                .doesNotContain("Grant access");
    }

    @Test
    void itsTimersGoOn() {
        migrate(waiting);

        scenario.runJobAt("FirstReminderDue", waiting);
        scenario.runJobAt("InvitationExpired", waiting);

        assertThat(scenario.mailTo(guest, waiting))
                .containsExactly(NoticeKind.INVITATION, NoticeKind.INVITATION_REMINDER);
        assertThat(scenario.endsOf("invitation", waiting)).containsExactlyInAnyOrder("Reminder sent", "Expired");
    }

    @Test
    void anInvitationThatWaitsForApprovalGoesOnByTheNewDrawing() throws Exception {
        migrate(awaitingApproval);

        scenario.decides("priya@woodgrove.com", awaitingApproval, "approve", "");
        scenario.decides("ada@woodgrove.com", awaitingApproval, "approve", "");
        invitations.redeem(scenario.link(awaitingApproval));

        assertThat(scenario.endsOf("invitation", awaitingApproval)).containsExactly("Access granted");
        assertThat(names(awaitingApproval)).contains("Redemption noted", "Let the guest in");
        assertThat(scenario.isIn(guest, "board-papers")).isTrue();
    }

    @Test
    void whatIsNotMigratedEndsByTheOldDrawing() throws Exception {
        invitations.redeem(scenario.link(waiting));

        assertThat(scenario.endsOf("invitation", waiting)).containsExactly("Access granted");
        assertThat(names(waiting)).contains("Grant access").doesNotContain("Redemption noted");
    }

    private void migrate(RequestId request) {
        MigrationPlan plan = runtime.createMigrationPlan(before, newest().getId())
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
        runtime.newMigration(plan)
                .processInstanceIds(instanceOf(request).getId())
                .execute();
    }

    private String deployTheChangedProcess() throws IOException {
        String changed = changedProcess();
        assertThat(check.check(changed)).isEmpty();
        DeploymentBuilder builder = repository.createDeployment().name("changed by an administrator");
        builder.addString("processes/invitation.bpmn", changed);
        // What it calls belongs to the same deployment, as calledElementBinding says.
        for (Path other : others()) {
            builder.addString("processes/" + other.getFileName(), Files.readString(other));
        }
        return builder.deploy().getId();
    }

    private static List<Path> others() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            return files.filter(file -> List.of("approval.bpmn", "decide-request.html", "collaboration-policy.dmn")
                            .contains(file.getFileName().toString()))
                    .toList();
        }
    }

    private static String changedProcess() throws IOException {
        String flow =
                "<bpmn:sequenceFlow id=\"AwaitRedemption_to_AccessDue\" sourceRef=\"AwaitRedemption\" targetRef=\"AccessDue\" />";
        String step = """
                <bpmn:sequenceFlow id="AwaitRedemption_to_AccessDue" sourceRef="AwaitRedemption" targetRef="RedemptionNoted" />
                <bpmn:intermediateThrowEvent id="RedemptionNoted" name="Redemption noted">
                  <bpmn:incoming>AwaitRedemption_to_AccessDue</bpmn:incoming>
                  <bpmn:outgoing>RedemptionNoted_to_AccessDue</bpmn:outgoing>
                </bpmn:intermediateThrowEvent>
                <bpmn:sequenceFlow id="RedemptionNoted_to_AccessDue" sourceRef="RedemptionNoted" targetRef="AccessDue" />
                """;
        String shipped = Files.readString(PROCESSES.resolve("invitation.bpmn"));
        assertThat(shipped).contains(flow, "name=\"Grant access\"");
        return shipped.replace(flow, step)
                .replace(
                        "<bpmn:incoming>AwaitRedemption_to_AccessDue</bpmn:incoming>\n      <bpmn:outgoing>AccessDue",
                        "<bpmn:incoming>RedemptionNoted_to_AccessDue</bpmn:incoming>\n      <bpmn:outgoing>AccessDue")
                .replace("name=\"Grant access\"", "name=\"Let the guest in\"");
    }

    private ProcessDefinition newest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("invitation")
                .latestVersion()
                .singleResult();
    }

    private String definitionOf(RequestId request) {
        return instanceOf(request).getProcessDefinitionId();
    }

    private ProcessInstance instanceOf(RequestId request) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("invitation")
                .processInstanceBusinessKey(request.toString())
                .singleResult();
    }

    private List<String> names(RequestId request) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("invitation")
                .processInstanceBusinessKey(request.toString())
                .list()
                .stream()
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(HistoricActivityInstance::getActivityName)
                .toList();
    }
}
