package org.guestflow.invitation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toApplication;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.time.Duration;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.ExternalUserState;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.InvitationLink;
import org.guestflow.invitation.InvitationProcess;
import org.guestflow.invitation.InvitationState;
import org.guestflow.invitation.LinkStanding;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ProcessCoverage;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks the process {@code invitation} on the real services; approval's own paths are walked in its test. */
@ProcessTest
class InvitationProcessTest extends OliviaInvites {

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("invitation");

    @Autowired
    private InvitationProcess process;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Test
    void theOwnerOfANormalGroupInvitesAndTheGuestIsInWhenHeRedeems() throws Exception {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        assertThat(scenario.user(guest))
                .hasValueSatisfying(
                        user -> assertThat(user.externalUserState()).contains(ExternalUserState.PENDING_ACCEPTANCE));
        assertThat(scenario.isIn(guest, "project-atlas")).isFalse();

        invitations.redeem(scenario.link(request));

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Access granted");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.user(guest))
                .hasValueSatisfying(user -> assertThat(user.hasAccepted()).isTrue());
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
        assertThat(scenario.mailTo(guest, request)).containsExactly(NoticeKind.INVITATION);
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.INVITATION_REDEEMED);
    }

    @Test
    void anAcceptedGuestIsGrantedTheTargetAtOnceAndGetsNoInvitation() throws Exception {
        invitations.redeem(scenario.link(scenario.invites(OLIVIA, toGroup(guest, "project-atlas"))));

        RequestId request = scenario.invites(OLIVIA, toApplication(guest, "expense-portal"));

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Access granted");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.mailTo(guest, request)).isEmpty();
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.ACCESS_GRANTED);
    }

    @Test
    void anUnknownOrganisationsPersonIsDeniedAConfidentialGroup() {
        String stranger = somebodyAt("stranger.example");

        RequestId request = scenario.invites(OLIVIA, toGroup(stranger, "board-papers"));

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Denied");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.DENIED);
        assertThat(scenario.invitation(request).stateReason()).isPresent();
        assertThat(scenario.user(stranger)).isEmpty();
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.REQUEST_DENIED);
    }

    @Test
    void approvedByEveryStageTheGuestIsInvited() throws Exception {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "board-papers"));
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
        assertThat(scenario.user(guest)).isEmpty();

        scenario.decides("priya@woodgrove.com", request, "approve", "");
        assertThat(scenario.user(guest)).isEmpty();
        scenario.decides("ada@woodgrove.com", request, "approve", "fine");

        assertThat(scenario.mailTo(guest, request)).containsExactly(NoticeKind.INVITATION);
        invitations.redeem(scenario.link(request));
        assertThat(scenario.isIn(guest, "board-papers")).isTrue();
    }

    @Test
    void rejectedTheRequestEndsAndTheInviterLearnsTheReason() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "board-papers"));

        scenario.decides("marco@woodgrove.com", request, "reject", "not before the audit");

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Rejected");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.REJECTED);
        assertThat(scenario.invitation(request).stateReason()).contains("not before the audit");
        assertThat(scenario.user(guest)).isEmpty();
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.REQUEST_REJECTED);
    }

    @Test
    void theWaitingGuestIsRemindedTwice() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        moveClock(Duration.ofDays(7));
        scenario.runJobAt("FirstReminderDue", request);
        moveClock(Duration.ofDays(14));
        scenario.runJobAt("SecondReminderDue", request);

        assertThat(scenario.mailTo(guest, request))
                .containsExactly(NoticeKind.INVITATION, NoticeKind.INVITATION_REMINDER, NoticeKind.INVITATION_REMINDER);
        assertThat(scenario.isRunning(request)).isTrue();
    }

    @Test
    void unredeemedTheInvitationExpiresAndTheGuestObjectGoes() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        InvitationLink link = scenario.link(request);
        moveClock(Duration.ofDays(30));
        assertThat(invitations.standingOf(link)).isEqualTo(LinkStanding.EXPIRED);

        scenario.runJobAt("InvitationExpired", request);

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Expired");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.EXPIRED);
        assertThat(scenario.user(guest)).isEmpty();
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.INVITATION_EXPIRED);
        assertThat(invitations.standingOf(link)).isEqualTo(LinkStanding.EXPIRED);
    }

    @Test
    void aNewLinkKillsTheOldOne() throws Exception {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        InvitationLink old = scenario.link(request);

        invitations.resend(request, olivia());

        assertThat(invitations.standingOf(old)).isEqualTo(LinkStanding.REPLACED);
        assertThat(scenario.mailTo(guest, request)).containsExactly(NoticeKind.INVITATION, NoticeKind.INVITATION);
        invitations.redeem(scenario.link(request));
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
    }

    @Test
    void aGuestWhoDeclinesLeavesNothing() throws Exception {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        invitations.decline(scenario.link(request));

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Declined");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.DECLINED);
        assertThat(scenario.user(guest)).isEmpty();
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.INVITATION_DECLINED);
    }

    @Test
    void revokedTheInvitationIsOver() throws Exception {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        InvitationLink link = scenario.link(request);

        invitations.revoke(request, olivia());

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Revoked");
        assertThat(invitations.standingOf(link)).isEqualTo(LinkStanding.REVOKED);
        assertThat(scenario.user(guest)).isEmpty();
    }

    @Test
    void aRequestWhoseInviterMayNotInviteAnyMoreIsDenied() {
        RequestId request = scenario.invites("gina@woodgrove.com", toGroup(guest, "board-papers"));
        User gina = scenario.user("gina@woodgrove.com").orElseThrow();
        users.withdrawRole(gina.id(), DirectoryRole.GUEST_INVITER, gina.id());

        process.noLongerAllowed(request);

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Denied");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.DENIED);
        assertThat(scenario.openTask(request)).isNull();
        users.assignRole(gina.id(), DirectoryRole.GUEST_INVITER, gina.id());
    }

    @Test
    void aRequestForAGuestWhomTheOwnerAddsMeanwhileIsSettled() throws Exception {
        invitations.redeem(scenario.link(scenario.invites(OLIVIA, toGroup(guest, "project-atlas"))));
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "board-papers"));
        UUID boardPapers = targets.findGroup("board-papers").orElseThrow().id();
        targets.addMember(boardPapers, scenario.user(guest).orElseThrow().id(), olivia().id());

        process.guestAddedMeanwhile(request);

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Access granted");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.openTask(request)).isNull();
    }

    @Test
    void undeliverableTheInvitationEndsAndTheInviterIsTold() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        process.mailUndeliverable(request);

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Undeliverable");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.UNDELIVERABLE);
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.INVITATION_UNDELIVERABLE);
    }

    @Test
    void failedMailIsAnIncidentThatAnAdministratorCanRetry() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        process.mailFailed(request, "The mail server does not answer.");

        Job job = scenario.jobAt("SendMailAgain", request);
        assertThat(job.getRetries()).isZero();
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .list())
                .singleElement()
                .satisfies(incident -> {
                    assertThat(incident.getIncidentType()).isEqualTo("failedJob");
                    assertThat(incident.getIncidentMessage()).isEqualTo("The mail server does not answer.");
                });
        scenario.runJobAt("SendMailAgain", request);
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .count())
                .isZero();
        assertThat(scenario.endsOf("invitation", request)).containsExactly("Mail queued again");
        assertThat(scenario.isRunning(request)).isTrue();
    }
}
