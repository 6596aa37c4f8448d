package org.guestflow.approval.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guestflow.approval.ApprovalTasks;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.invitation.InvitationState;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessCoverage;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Walks the process {@code approval}, called by an invitation to a confidential group: first {@code guest-approvers}, then an administrator. */
@ProcessTest
class ApprovalProcessTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String PRIYA = "priya@woodgrove.com";
    private static final String MARCO = "marco@woodgrove.com";
    private static final String ADA = "ada@woodgrove.com";

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("approval");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ApprovalTasks approvalTasks;

    @Autowired
    private Targets targets;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private RequestId request;

    @BeforeEach
    void oliviaAsksForAConfidentialGroup() {
        scenario = new InvitationScenario(context);
        request = scenario.invites(OLIVIA, toGroup(guest, "board-papers"));
    }

    @Test
    void eachStageAsksItsApproversByMailAndOffersThemTheTask() {
        assertThat(tasks.getIdentityLinksForTask(scenario.openTask(request).getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("guest-approvers");
        assertThat(scenario.mailTo(PRIYA, request)).containsExactly(NoticeKind.APPROVAL_REQUESTED);
        assertThat(scenario.mailTo(MARCO, request)).containsExactly(NoticeKind.APPROVAL_REQUESTED);
        assertThat(scenario.mailTo(ADA, request)).isEmpty();

        scenario.decides(PRIYA, request, "approve", "");

        assertThat(tasks.getIdentityLinksForTask(scenario.openTask(request).getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("camunda-admin");
        assertThat(scenario.mailTo(ADA, request)).containsExactly(NoticeKind.APPROVAL_REQUESTED);
    }

    @Test
    void everyStageApproves() {
        scenario.decides(MARCO, request, "approve", "");
        scenario.decides(ADA, request, "approve", "");

        assertThat(scenario.endsOf("approval", request)).containsExactly("Approved");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
    }

    @Test
    void oneStageRejects() {
        scenario.decides(MARCO, request, "approve", "");
        scenario.decides(ADA, request, "reject", "too early");

        assertThat(scenario.endsOf("approval", request)).containsExactly("Rejected");
        assertThat(scenario.invitation(request).stateReason()).contains("too early");
    }

    @Test
    void theApproversAreReminded() {
        scenario.runJobAt("ReminderDue", request);

        assertThat(scenario.mailTo(PRIYA, request))
                .containsExactly(NoticeKind.APPROVAL_REQUESTED, NoticeKind.APPROVAL_REMINDER);
        assertThat(scenario.openTask(request)).isNotNull();
    }

    @Test
    void unansweredTheRequestIsEscalatedToTheAdministratorsWhoMayThenDecide() {
        scenario.runJobAt("EscalationDue", request);

        assertThat(scenario.mailTo(ADA, request)).containsExactly(NoticeKind.APPROVAL_ESCALATED);
        assertThat(tasks.getIdentityLinksForTask(scenario.openTask(request).getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactlyInAnyOrder("guest-approvers", "camunda-admin");
        scenario.decides(ADA, request, "reject", "nobody vouches");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.REJECTED);
    }

    @Test
    void noAnswerMeansRejected() {
        scenario.runJobAt("TimeToAnswerOver", request);

        assertThat(scenario.endsOf("approval", request)).containsExactly("Not answered");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.REJECTED);
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.REQUEST_REJECTED);
    }

    @Test
    void nobodyDecidesOnHisOwnRequestEvenAsAnApprover() {
        User olivia = scenario.user(OLIVIA).orElseThrow();
        User ada = scenario.user(ADA).orElseThrow();
        var approvers = targets.findGroup("guest-approvers").orElseThrow().id();
        targets.addMember(approvers, olivia.id(), ada.id());
        try {
            assertRefused(OLIVIA, "approve", "", "OwnRequest");
        } finally {
            targets.removeMember(approvers, olivia.id(), ada.id());
        }
    }

    @Test
    void nobodyDecidesTwiceInOneRequest() {
        UserId ada = id(ADA);
        var approvers = targets.findGroup("guest-approvers").orElseThrow().id();
        targets.addMember(approvers, ada, ada);
        try {
            scenario.decides(ADA, request, "approve", "");

            assertRefused(ADA, "approve", "", "DecidedBefore");
        } finally {
            targets.removeMember(approvers, ada, ada);
        }
    }

    @Test
    void whoIsNotAskedDoesNotDecide() {
        assertThatThrownBy(() -> scenario.decides("ben@woodgrove.com", request, "approve", ""))
                .isInstanceOf(AuthorizationException.class);
        assertThat(scenario.openTask(request)).isNotNull();
    }

    @Test
    void aRejectionNeedsAReason() {
        assertRefused(PRIYA, "reject", " ", "ReasonMissing");
    }

    @Test
    void aDecisionIsApproveOrRejectAndNothingElse() {
        assertRefused(PRIYA, "perhaps", "", "DecisionMissing");
    }

    @Test
    void whateverElseIsSentWithADecisionChangesNothing() {
        String task = scenario.openTask(request).getId();
        identity.setAuthentication(PRIYA, List.of("guest-approvers"));
        try {
            tasks.complete(
                    task,
                    Map.of("decision", "approve", "approvalOutcome", "rejected", "furtherStage", false, "stage", 3));
        } finally {
            identity.clearAuthentication();
        }

        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
        assertThat(scenario.openTask(request)).isNotNull();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(scenario.openTask(request).getProcessInstanceId())
                        .list())
                .extracting("name")
                .doesNotContain("stage", "decision", "comment");
    }

    @Test
    void onlyWhoMayDecideIsShownTheRequest() {
        String task = scenario.openTask(request).getId();

        assertThat(approvalTasks.find(task, id(PRIYA)))
                .hasValueSatisfying(shown -> assertThat(shown.guestMail()).isEqualTo(guest));
        assertThat(approvalTasks.find(task, id(ADA))).isPresent();
        assertThat(approvalTasks.find(task, id(OLIVIA))).isEmpty();
        assertThat(approvalTasks.find(task, id("ben@woodgrove.com"))).isEmpty();
        assertThat(approvalTasks.find("no-such-task", id(PRIYA))).isEmpty();
    }

    private UserId id(String address) {
        return scenario.user(address).orElseThrow().id();
    }

    private void assertRefused(String approver, String decision, String comment, String rule) {
        assertThatThrownBy(() -> scenario.decides(approver, request, decision, comment))
                .hasRootCauseInstanceOf(RuleViolation.class)
                .rootCause()
                .extracting(cause -> ((RuleViolation) cause).rule())
                .isEqualTo(rule);
        assertThat(scenario.openTask(request)).isNotNull();
    }
}
