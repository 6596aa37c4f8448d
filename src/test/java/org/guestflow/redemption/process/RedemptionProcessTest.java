package org.guestflow.redemption.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.invitation.InvitationState;
import org.guestflow.invitation.Invitations;
import org.guestflow.mail.NoticeKind;
import org.guestflow.redemption.RedeemingGuest;
import org.guestflow.redemption.Redemption;
import org.guestflow.redemption.RedemptionOvertaken;
import org.guestflow.redemption.RedemptionProcess;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.redemption.RedemptionState;
import org.guestflow.redemption.Refusal;
import org.guestflow.shared.RequestId;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessCoverage;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks every path of the process {@code redemption} on the real services, and looks at our own tables after each commit. */
@ProcessTest
class RedemptionProcessTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("redemption");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Invitations invitations;

    @Autowired
    private RedemptionProcess process;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private RequestId request;
    private RedeemingGuest browser;

    @BeforeEach
    void olivaInvitesSomebodyToProjectAtlas() {
        scenario = new InvitationScenario(context);
        request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        browser = new RedeemingGuest(context, scenario.link(request));
    }

    @AfterEach
    void theClockRunsOn() {
        ClockUtil.reset();
    }

    @Test
    void theGuestShowsTheCodeConsentsAndIsIn() throws Exception {
        browser.starts();
        assertThat(scenario.mailTo(guest, request)).containsExactly(NoticeKind.INVITATION, NoticeKind.PASSCODE);
        assertThat(waitingAt()).containsExactly("AwaitProof");

        browser.showsTheCode();
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.AWAITING_CONSENT);
        assertThat(waitingAt()).containsExactly("AwaitConsent");
        assertThat(scenario.isIn(guest, "project-atlas")).isFalse();

        browser.consents();
        assertThat(scenario.endsOf("redemption", request)).containsExactly("Redeemed");
        assertThat(scenario.endsOf("invitation", request)).containsExactly("Access granted");
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.REDEEMED);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.user(guest))
                .hasValueSatisfying(user -> assertThat(user.hasAccepted()).isTrue());
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
        assertThat(consents()).containsExactly(Map.of("privacy_statement_version", "1", "terms_of_use_version", "1"));
    }

    @Test
    void theGuestSignsInAtHomeAndGetsNoCode() throws Exception {
        browser.signsInAtHome(greta());

        assertThat(waitingAt()).containsExactly("AwaitConsent");
        assertThat(scenario.mailTo(guest, request)).containsExactly(NoticeKind.INVITATION);
        browser.consents();
        assertThat(scenario.endsOf("redemption", request)).containsExactly("Redeemed");
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
    }

    @Test
    void theGuestSignsInAtHomeAfterAskingForACode() throws Exception {
        browser.starts();

        browser.signsInAtHome(greta());

        assertThat(waitingAt()).containsExactly("AwaitConsent");
        browser.consents();
        assertThat(scenario.endsOf("redemption", request)).containsExactly("Redeemed");
    }

    private ProvenIdentity greta() {
        return new ProvenIdentity(
                "https://id.litware.example", UUID.randomUUID().toString(), guest);
    }

    @Test
    void aNewCodeKillsTheOneBefore() throws Exception {
        browser.starts();
        String first = RedeemingGuest.mailedCode(context, request).orElseThrow();

        browser.asksForANewCode();

        assertThat(waitingAt()).containsExactly("AwaitProof");
        assertThatExceptionOfType(RedemptionRefused.class)
                .isThrownBy(() -> browser.shows(first))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.WRONG_PASSCODE));
        browser.showsTheCode();
        assertThat(waitingAt()).containsExactly("AwaitConsent");
    }

    @Test
    void whoNeverShowsTheCodeIsGivenUpAndCanStartAgain() throws Exception {
        browser.starts();

        scenario.runJobAt("ProofAbandoned", request);

        assertThat(scenario.endsOf("redemption", request)).containsExactly("Abandoned");
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.ABANDONED);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        browser.starts();
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.AWAITING_PROOF);
    }

    @Test
    void whoNeverAnswersIsGivenUpAndTheInvitationStands() throws Exception {
        browser.starts();
        browser.showsTheCode();

        scenario.runJobAt("ConsentAbandoned", request);

        assertThat(scenario.endsOf("redemption", request)).containsExactly("Abandoned");
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.ABANDONED);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
    }

    @Test
    void decliningEndsTheInvitationTellsTheInviterAndRemovesTheGuest() throws Exception {
        browser.starts();
        browser.showsTheCode();

        browser.declines();

        assertThat(scenario.endsOf("redemption", request)).containsExactly("Declined");
        assertThat(scenario.endsOf("invitation", request)).containsExactly("Declined");
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.DECLINED);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.DECLINED);
        assertThat(scenario.user(guest)).isEmpty();
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.INVITATION_DECLINED);
    }

    @Test
    void anInvitationThatExpiresAtTheLastMomentIsNotRedeemed() throws Exception {
        Redemption redemption = proven();
        theLinkExpires();

        process.consentGiven(redemption);

        assertThat(scenario.endsOf("redemption", request)).containsExactly("Refused");
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.REFUSED);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        assertThat(scenario.isIn(guest, "project-atlas")).isFalse();
    }

    @Test
    void decliningAnInvitationThatExpiresAtTheLastMomentLeavesItAsItIs() throws Exception {
        Redemption redemption = proven();
        theLinkExpires();

        process.consentDeclined(redemption);

        assertThat(scenario.endsOf("redemption", request)).containsExactly("Declined");
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.DECLINED);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
    }

    @Test
    void whoeverConsentsInTheMomentOfARevocationLooksAgain() throws Exception {
        Redemption redemption = proven();
        invitations.revoke(request, scenario.user(OLIVIA).orElseThrow());

        assertThatExceptionOfType(RedemptionOvertaken.class).isThrownBy(() -> process.consentGiven(redemption));

        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.REVOKED);
        assertThat(scenario.user(guest)).isEmpty();
    }

    @Test
    void theOtherBrowsersRedemptionEndsWhenThisOneRedeems() throws Exception {
        RedeemingGuest phone = new RedeemingGuest(context, scenario.link(request));
        phone.starts();
        phone.showsTheCode();
        browser.starts();
        browser.showsTheCode();

        browser.consents();

        assertThat(phone.redemption().state()).isEqualTo(RedemptionState.ABANDONED);
        assertThatExceptionOfType(RedemptionRefused.class)
                .isThrownBy(phone::consents)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.ALREADY_REDEEMED));
        scenario.runJobAt("EndRedemption", request);
        assertThat(instances()).isEmpty();
    }

    @Test
    void aRedemptionEndsAtOnceWhenTheInvitationIsRevoked() throws Exception {
        browser.starts();
        browser.showsTheCode();

        invitations.revoke(request, scenario.user(OLIVIA).orElseThrow());
        scenario.runJobAt("EndRedemption", request);

        assertThat(scenario.endsOf("redemption", request)).containsExactly("Withdrawn");
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.ABANDONED);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.REVOKED);
    }

    @Test
    void aRedemptionThroughAnOlderLinkEndsAtOnceWhenANewOneIsSent() throws Exception {
        browser.starts();

        invitations.resend(request, scenario.user(OLIVIA).orElseThrow());
        scenario.runJobAt("EndRedemption", request);

        assertThat(scenario.endsOf("redemption", request)).containsExactly("Withdrawn");
        assertThat(browser.redemption().state()).isEqualTo(RedemptionState.ABANDONED);
    }

    @Test
    void theOtherBrowsersRedemptionEndsWhenThisOneDeclines() throws Exception {
        RedeemingGuest phone = new RedeemingGuest(context, scenario.link(request));
        phone.starts();
        browser.starts();
        browser.showsTheCode();

        browser.declines();
        scenario.runJobAt("EndRedemption", request);

        assertThat(scenario.endsOf("redemption", request)).containsExactlyInAnyOrder("Declined", "Withdrawn");
        assertThat(phone.redemption().state()).isEqualTo(RedemptionState.ABANDONED);
        assertThat(instances()).isEmpty();
    }

    @Test
    void aRedemptionWhoseRowIsGoneEndsQuietly() throws Exception {
        browser.starts();
        jdbc.sql("DELETE FROM redemption WHERE invitation_id = :request")
                .param("request", request.value())
                .update();

        scenario.runJobAt("ProofAbandoned", request);

        assertThat(instances()).isEmpty();
    }

    @Test
    void theEngineIsToldNothingAboutTheGuest() throws Exception {
        browser.starts();

        Map<String, Object> variables = runtime.getVariables(instances().get(0).getId());

        assertThat(variables.keySet()).containsExactlyInAnyOrder("redemptionId", "abandonedAt", "addressProven");
        assertThat(variables)
                .containsEntry("redemptionId", browser.redemption().id().toString());
    }

    private void theLinkExpires() {
        Instant expiry = scenario.invitation(request).expiresAt().orElseThrow();
        ClockUtil.setCurrentTime(Date.from(expiry));
    }

    private Redemption proven() throws RedemptionRefused {
        browser.starts();
        browser.showsTheCode();
        return browser.redemption();
    }

    private List<ProcessInstance> instances() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(request.toString(), "redemption")
                .list();
    }

    private List<String> waitingAt() {
        return instances().stream()
                .flatMap(instance ->
                        List.of(runtime.getActivityInstance(instance.getId()).getChildActivityInstances()).stream())
                .map(ActivityInstance::getActivityId)
                .toList();
    }

    private List<Map<String, Object>> consents() {
        return jdbc.sql("SELECT privacy_statement_version, terms_of_use_version FROM consent WHERE user_id = :guest"
                        + " AND accepted_at IS NOT NULL")
                .param("guest", scenario.user(guest).orElseThrow().id().value())
                .query()
                .listOfRows();
    }
}
