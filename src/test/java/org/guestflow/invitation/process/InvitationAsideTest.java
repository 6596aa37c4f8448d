package org.guestflow.invitation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.toApplication;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.guestflow.invitation.AskedInvitation;
import org.guestflow.invitation.Asking;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.invitation.InvitationState;
import org.guestflow.mail.Delivery;
import org.guestflow.mail.DeliveryState;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens beside an invitation's path: to its guest, to the approvers' task, to the engine's memory. */
@ProcessTest
class InvitationAsideTest extends OliviaInvites {

    @Autowired
    private Asking asking;

    @Autowired
    private HistoryService history;

    @Test
    void aGuestWhomAnotherInvitationStillWaitsForIsKept() {
        RequestId toAtlas = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        scenario.invites(OLIVIA, toApplication(guest, "expense-portal"));

        scenario.runJobAt("InvitationExpired", toAtlas);

        assertThat(scenario.user(guest)).isPresent();
    }

    @Test
    void revokedWhileApproversAreAskedTheirTaskGoesToo() throws Exception {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "board-papers"));

        invitations.revoke(request, olivia());

        assertThat(scenario.openTask(request)).isNull();
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.REVOKED);
    }

    @Test
    void theEngineKeepsNothingThatSaysWhoWasInvited() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(request.toString())
                                .singleResult()
                                .getId())
                        .list())
                .extracting("name")
                .containsOnly("policyOutcome", "invitationNeeded");
    }

    @Test
    void whatTheApiHasTheEngineDoIsInTheTrailAndNotInItsOwnLog() throws Exception {
        AskedInvitation asked = asking.askAtOnce(
                olivia(),
                new InvitationRequest(
                        guest,
                        "group",
                        Optional.of("project-atlas"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty()));

        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(asked.invitation().id().toString())
                .singleResult()
                .getId();
        assertThat(history.createUserOperationLogQuery()
                        .processInstanceId(instance)
                        .list())
                .isEmpty();
        assertThat(asked.deliveries())
                .singleElement()
                .extracting(Delivery::state)
                .isEqualTo(DeliveryState.QUEUED);
    }
}
