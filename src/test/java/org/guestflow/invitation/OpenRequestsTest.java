package org.guestflow.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.engine.RequestRefused;
import org.guestflow.mail.NoticeKind;
import org.guestflow.policy.AllowInvitesFrom;
import org.guestflow.policy.DomainList;
import org.guestflow.policy.PolicySettings;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a request that waits while the facts change that it rests on. */
@ProcessTest
class OpenRequestsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private OpenRequests requests;

    @Autowired
    private PolicySettings settings;

    @Autowired
    private Invitations invitations;

    @Autowired
    private InvitationProcess process;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private User ada;
    private User owner;
    private Group plans;
    private AllowInvitesFrom levelBefore;
    private DomainList listBefore;

    @BeforeEach
    void anOwnerHasAConfidentialGroup() {
        scenario = new InvitationScenario(context);
        ada = scenario.user("ada@woodgrove.com").orElseThrow();
        owner = users.addMember(
                new NewMember(
                        EmailAddress.parse(somebodyAt("woodgrove.com")).orElseThrow(), "Owner", Optional.of("en")),
                "test");
        plans = newGroup(Sensitivity.CONFIDENTIAL);
        levelBefore = settings.current().allowInvitesFrom();
        listBefore = settings.domainList();
    }

    @AfterEach
    void restore() throws RuleViolation {
        settings.allowInvitesFrom(levelBefore, ada.id());
        settings.domainList(listBefore, ada.id());
    }

    @Test
    void aRequestThatWaitsForApproversIsDeniedWhenItsDomainIs() throws RuleViolation {
        RequestId request = waiting();

        deny("litware.com");

        awaitThat(request, invitation -> invitation.state() == InvitationState.DENIED);
        assertThat(scenario.invitation(request).stateReason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("DomainDenied: "));
        assertThat(scenario.endsOf("invitation", request)).containsExactly("Denied");
        assertThat(scenario.openTask(request)).isNull();
        assertThat(scenario.mailTo(mail(owner), request)).containsExactly(NoticeKind.REQUEST_DENIED);
    }

    @Test
    void anInvitationThatWaitsForItsGuestIsDeniedWhenItsDomainIs() throws RuleViolation {
        RequestId request = scenario.invites(
                mail(owner), toGroup(guest, newGroup(Sensitivity.NORMAL).mailNickname()));
        InvitationLink link = scenario.link(request);

        deny("litware.com");

        awaitThat(request, invitation -> invitation.state() == InvitationState.DENIED);
        assertThat(scenario.endsOf("invitation", request)).containsExactly("Denied");
        assertThat(scenario.user(guest)).isEmpty();
        assertThat(invitations.standingOf(link)).isEqualTo(LinkStanding.BLOCKED);
        assertThat(scenario.mailTo(mail(owner), request)).containsExactly(NoticeKind.INVITATION_REVOKED);
    }

    @Test
    void aRequestIsDeniedWhenItsInviterMayInviteNoLonger() throws RuleViolation {
        RequestId request = waiting();

        settings.allowInvitesFrom(AllowInvitesFrom.ADMINS_AND_GUEST_INVITERS, ada.id());

        awaitThat(request, invitation -> invitation.state() == InvitationState.DENIED);
    }

    @Test
    void aRequestThatPolicyStillAllowsGoesOnWaiting() {
        RequestId request = waiting();

        requests.decideAgain(request);

        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
        assertThat(scenario.openTask(request)).isNotNull();
        assertThat(requests.awaitingApproval()).contains(request);
    }

    @Test
    void aRequestEndsWhenItsInviterIsDisabled() {
        RequestId request = waiting();
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", owner.id().value())
                .update();

        requests.decideAgain(request);

        assertDenied(request, "AccountDisabled");
    }

    @Test
    void aRequestEndsWhenItsInviterLosesTheTarget() {
        RequestId request = waiting();
        theTargetGetsAnotherOwner();

        requests.decideAgain(request);

        assertDenied(request, "TargetNotOwned");
    }

    @Test
    void aRequestEndsWhenItsTargetIsDeleted() {
        RequestId request = waiting();
        jdbc.sql("DELETE FROM directory_group WHERE id = :id")
                .param("id", plans.id())
                .update();

        requests.decideAgain(request);

        assertDenied(request, "UnknownTarget");
    }

    @Test
    void aRequestIsSettledWhenTheGuestIsAddedByHandMeanwhile() throws RuleViolation {
        theGuestHasAccepted();
        RequestId request = waiting();
        targets.addMember(plans.id(), scenario.user(guest).orElseThrow().id(), owner.id());

        requests.decideAgain(request);

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Access granted");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.openTask(request)).isNull();
        assertThat(scenario.mailTo(mail(owner), request)).containsExactly(NoticeKind.ACCESS_GRANTED);
    }

    @Test
    void aRequestForAGuestWhoWasInBeforeAsksForLongerAndGoesOnWaiting() throws RuleViolation {
        theGuestHasAccepted();
        targets.addMember(plans.id(), scenario.user(guest).orElseThrow().id(), owner.id());
        RequestId request = waiting();

        requests.decideAgain(request);

        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
    }

    @Test
    void nobodyApprovesWhatWouldBeRefusedByNow() {
        RequestId request = waiting();
        theTargetGetsAnotherOwner();

        assertThatThrownBy(() -> scenario.decides("priya@woodgrove.com", request, "approve", ""))
                .hasMessageContaining("TargetNotOwned: ");

        scenario.decides("priya@woodgrove.com", request, "reject", "no longer theirs");
        assertThat(scenario.endsOf("invitation", request)).containsExactly("Rejected");
    }

    @Test
    void nothingEndsByAMessageThatIsNotTrue() {
        RequestId request = waiting();

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> process.noLongerAllowed(request))
                .satisfies(refused -> assertThat(refused.violation().rule()).isEqualTo("StillAllowed"));
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> process.guestAddedMeanwhile(request))
                .satisfies(refused -> assertThat(refused.violation().rule()).isEqualTo("GuestNotAdded"));

        assertThat(scenario.isRunning(request)).isTrue();
        assertThat(scenario.openTask(request)).isNotNull();
    }

    private RequestId waiting() {
        RequestId request = scenario.invites(mail(owner), Map.copyOf(toGroup(guest, plans.mailNickname())));
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
        return request;
    }

    private void theGuestHasAccepted() throws RuleViolation {
        String other = newGroup(Sensitivity.NORMAL).mailNickname();
        invitations.redeem(scenario.link(scenario.invites(mail(owner), toGroup(guest, other))));
    }

    private void theTargetGetsAnotherOwner() {
        jdbc.sql("UPDATE group_owner SET user_id = :ada WHERE group_id = :group")
                .param("ada", ada.id().value())
                .param("group", plans.id())
                .update();
    }

    private void deny(String domain) throws RuleViolation {
        Set<DomainName> entries = new HashSet<>(listBefore.entries());
        entries.add(new DomainName(domain));
        settings.domainList(new DomainList(DomainList.Kind.DENY, entries), ada.id());
    }

    private void assertDenied(RequestId request, String rule) {
        assertThat(scenario.endsOf("invitation", request)).containsExactly("Denied");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.DENIED);
        assertThat(scenario.invitation(request).stateReason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith(rule + ": "));
        assertThat(scenario.openTask(request)).isNull();
    }

    private void awaitThat(RequestId request, Predicate<Invitation> comes) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> scenario.invitation(request), comes);
    }

    private Group newGroup(Sensitivity sensitivity) {
        Group group = new Group(
                UUID.randomUUID(), "plans-" + UUID.randomUUID(), "Plans", GroupMembership.ASSIGNED, true, sensitivity);
        targets.add(new NewGroup(group, Optional.empty(), Set.of(owner.id())), ada.id());
        return group;
    }

    private static String mail(User user) {
        return user.mail().toString();
    }
}
