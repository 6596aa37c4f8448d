package org.guestflow.directaddition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.directaddition.PersonOutcome.ADDED;
import static org.guestflow.directaddition.PersonOutcome.INVITED;
import static org.guestflow.directaddition.PersonOutcome.REFUSED;
import static org.guestflow.directaddition.process.DirectAdditionScenario.LENA;
import static org.guestflow.directaddition.process.DirectAdditionScenario.OLIVIA;
import static org.guestflow.directaddition.process.DirectAdditionScenario.SAM;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.guestflow.demo.TestLitware;
import org.guestflow.directaddition.AdditionPerson;
import org.guestflow.directaddition.DirectAdditionState;
import org.guestflow.directaddition.PersonOutcome;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.ExternalUserState;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitations;
import org.guestflow.mail.NoticeKind;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.partner.UnreachableAction;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
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

/** Walks the process {@code direct-addition} on the real services and a real LDAP server; approval's own paths are walked in its test. */
@ProcessTest
class DirectAdditionProcessTest {

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("direct-addition");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Users users;

    @Autowired
    private Partners partners;

    @Autowired
    private Policy policy;

    @Autowired
    private Invitations invitations;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    private final TestLitware litware = TestLitware.directory();
    private DirectAdditionScenario sam;
    private InvitationScenario scenario;
    private Partner asRecorded;

    @BeforeEach
    void people() {
        sam = new DirectAdditionScenario(context);
        scenario = sam.invitations();
        asRecorded = sam.litwareRecord();
    }

    @AfterEach
    void asItWas() throws LDAPException {
        ClockUtil.reset();
        partners.record(asRecorded, sam.ada().id());
        users.withdrawRole(
                sam.user(LENA).id(), DirectoryRole.GUEST_INVITER, sam.ada().id());
        users.assignRole(
                sam.user(SAM).id(), DirectoryRole.GUEST_INVITER, sam.ada().id());
    }

    @Test
    void samAddsTwoColleaguesWhoAreInAtOnceAndGetAMailThatOnlyInforms() {
        List<String> colleagues = litware.people(2);

        RequestId request = sam.adds(SAM, "project-atlas", colleagues);
        sam.run(request, "VerifyPrivilege", "LookUpPeople", "AddPeople", "InvitePeople");

        assertThat(scenario.endsOf("direct-addition", request)).contains("People added", "People settled");
        assertThat(sam.addition(request).state()).isEqualTo(DirectAdditionState.COMPLETED);
        assertThat(sam.addition(request).evidence())
                .hasValueSatisfying(evidence -> assertThat(evidence.privilege()).contains("uid=sam", "is a member of"));
        assertThat(policy.decisionOn(request).map(Decision::rule)).contains("DirectAdditionToNormal");
        assertThat(sam.people(request)).allSatisfy(person -> {
            assertThat(person.outcome()).isEqualTo(ADDED);
            assertThat(person.directoryId()).isPresent();
            assertThat(person.query().orElseThrow()).contains(person.mailAsTyped());
        });
        for (String colleague : colleagues) {
            User guest = sam.user(colleague);
            assertThat(guest.externalUserState()).contains(ExternalUserState.ACCEPTED);
            assertThat(users.sponsors(guest.id()))
                    .extracting(User::mail)
                    .containsExactly(sam.user(SAM).mail());
            assertThat(scenario.isIn(colleague, "project-atlas")).isTrue();
            assertThat(scenario.mailTo(colleague, request)).containsExactly(NoticeKind.ADDED_DIRECTLY);
        }
        assertThat(scenario.mailTo(SAM, request)).containsExactly(NoticeKind.ADDITION_SETTLED);
    }

    @Test
    void whomLitwareDoesNotLetListItsPeopleInvitesInstead() {
        users.assignRole(
                sam.user(LENA).id(), DirectoryRole.GUEST_INVITER, sam.ada().id());
        String colleague = litware.people(1).get(0);

        RequestId request = sam.adds(LENA, "project-atlas", List.of(colleague));
        sam.run(request, "VerifyPrivilege", "InvitePeople");

        assertThat(scenario.endsOf("direct-addition", request)).contains("Not vouched for", "People settled");
        assertInvitedBecause(request, "NoEnumerationPrivilege");
        assertThat(sam.addition(request).evidence())
                .hasValueSatisfying(evidence -> assertThat(evidence.privilege()).contains("is not a member of"));
        // A guest's invitation takes the owner's approval; until then there is nobody.
        assertThat(scenario.user(colleague)).isEmpty();
    }

    @Test
    void anOwnerToWhomThePartnerIsNotAssignedInvitesInstead() {
        RequestId request = sam.adds(OLIVIA, "project-atlas", litware.people(1));
        sam.run(request, "VerifyPrivilege", "InvitePeople");

        assertInvitedBecause(request, "InviterNotOfPartner");
        assertThat(sam.addition(request).evidence()).isEmpty();
    }

    @Test
    void whereNobodyIsFoundEverybodyIsInvitedAndSaidWhy() {
        String stranger = somebodyAt("litware.com");
        String gone = litware.switchedOffPerson();
        String ofContoso = somebodyAt("contoso.com");

        RequestId request = sam.adds(SAM, "project-atlas", List.of(stranger, gone, ofContoso, "no address"));
        sam.run(request, "VerifyPrivilege", "LookUpPeople", "InvitePeople");

        assertThat(scenario.endsOf("direct-addition", request)).contains("Nobody found");
        assertThat(sam.people(request))
                .extracting(AdditionPerson::outcome)
                .containsExactly(INVITED, INVITED, INVITED, REFUSED);
        assertThat(sam.people(request))
                .extracting(person -> person.rule().orElseThrow())
                .containsExactly("PersonNotFound", "PersonNotActive", "OtherDomain", "MalformedAddress");
    }

    @Test
    void aConfidentialGroupTakesApproval() {
        sam.samIsIn("board-papers");
        String colleague = litware.people(1).get(0);
        RequestId request = sam.adds(SAM, "board-papers", List.of(colleague));
        sam.run(request, "VerifyPrivilege", "LookUpPeople");
        assertThat(sam.addition(request).state()).isEqualTo(DirectAdditionState.AWAITING_APPROVAL);
        assertThat(scenario.user(colleague)).isEmpty();

        scenario.decides("priya@woodgrove.com", request, "approve", "");
        scenario.decides("ada@woodgrove.com", request, "approve", "");
        sam.run(request, "AddPeople", "InvitePeople");

        assertThat(scenario.endsOf("direct-addition", request)).contains("People added");
        assertThat(scenario.isIn(colleague, "board-papers")).isTrue();
    }

    @Test
    void whoIsRejectedIsNotAddedAndNotInvitedEither() {
        sam.samIsIn("board-papers");
        String colleague = litware.people(1).get(0);
        RequestId request = sam.adds(SAM, "board-papers", List.of(colleague));
        sam.run(request, "VerifyPrivilege", "LookUpPeople");

        scenario.decides("marco@woodgrove.com", request, "reject", "Not during the audit");
        sam.run(request, "InvitePeople");

        assertThat(scenario.endsOf("direct-addition", request)).contains("Rejected", "People settled");
        assertThat(sam.people(request)).singleElement().satisfies(person -> {
            assertThat(person.outcome()).isEqualTo(REFUSED);
            assertThat(person.rule()).contains("Rejected");
            assertThat(person.message()).contains("Not during the audit");
        });
        assertThat(scenario.user(colleague)).isEmpty();
    }

    @Test
    void whomTheTableDeniesIsRefused() throws IOException {
        String deployment = deployTableThatDeniesDirectAddition();
        try {
            RequestId request = sam.adds(SAM, "project-atlas", litware.people(1));
            sam.run(request, "VerifyPrivilege", "LookUpPeople", "InvitePeople");

            assertThat(scenario.endsOf("direct-addition", request)).contains("Denied", "People settled");
            assertThat(sam.people(request)).singleElement().satisfies(person -> {
                assertThat(person.outcome()).isEqualTo(REFUSED);
                assertThat(person.rule()).contains("DirectAdditionToNormal");
            });
        } finally {
            repository.deleteDeployment(deployment);
        }
    }

    @Test
    void aPartnerThatStaysSilentForTenMinutesMakesInvitationsOfIt() throws LDAPException {
        String colleague = litware.people(1).get(0);
        litware.stop();
        RequestId request;
        try {
            request = sam.adds(SAM, "project-atlas", List.of(colleague));
            assertThatThrownBy(() -> sam.run(request, "VerifyPrivilege")).hasMessageNotContaining(colleague);
            assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsExactly(PersonOutcome.WAITING);

            ClockUtil.offset(Duration.ofMinutes(10).toMillis());
            sam.run(request, "VerifyPrivilege", "InvitePeople");
        } finally {
            litware.start();
        }

        assertInvitedBecause(request, "PartnerUnreachable");
    }

    @Test
    void aPartnerThatAnswersAgainWithinTheTenMinutesIsAskedAgain() throws LDAPException {
        String colleague = litware.people(1).get(0);
        RequestId request = sam.adds(SAM, "project-atlas", List.of(colleague));
        litware.stop();
        try {
            assertThatThrownBy(() -> sam.run(request, "VerifyPrivilege")).isNotNull();
        } finally {
            litware.start();
        }

        ClockUtil.offset(Duration.ofMinutes(2).toMillis());
        sam.run(request, "VerifyPrivilege", "LookUpPeople", "AddPeople", "InvitePeople");

        assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsExactly(ADDED);
    }

    @Test
    void wherePartnersRecordSaysSoASilentPartnerIsAnIncident() throws LDAPException {
        partners.record(
                asRecorded.withWhenUnreachable(UnreachableAction.INCIDENT),
                sam.ada().id());
        RequestId request = sam.adds(SAM, "project-atlas", litware.people(1));
        Job job = scenario.jobAt("VerifyPrivilege", request);
        litware.stop();
        try {
            assertThatThrownBy(() -> sam.run(request, "VerifyPrivilege")).isNotNull();
            management.setJobRetries(job.getId(), 1);
            ClockUtil.offset(Duration.ofMinutes(30).toMillis());
            assertThatThrownBy(() -> sam.run(request, "VerifyPrivilege")).isNotNull();
        } finally {
            litware.start();
        }

        assertThat(runtime.createIncidentQuery().configuration(job.getId()).count())
                .isEqualTo(1);
        ClockUtil.offset(Duration.ofMinutes(40).toMillis());
        sam.run(request, "VerifyPrivilege", "LookUpPeople", "AddPeople", "InvitePeople");
        assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsExactly(ADDED);
    }

    @Test
    void aPrivilegeThatIsWithdrawnBeforeTheAdditionCountsNoMore() throws LDAPException {
        RequestId request = sam.adds(SAM, "project-atlas", litware.people(1));
        sam.run(request, "VerifyPrivilege", "LookUpPeople");
        litware.mayList(SAM, false);
        try {
            sam.run(request, "AddPeople", "InvitePeople");
        } finally {
            litware.mayList(SAM, true);
        }

        assertInvitedBecause(request, "NoEnumerationPrivilege");
    }

    @Test
    void whoLeavesLitwareBeforeTheAdditionIsNotAdded() throws LDAPException {
        List<String> both = litware.hire("leaver" + System.nanoTime(), 2);
        RequestId request = sam.adds(SAM, "project-atlas", both);
        sam.run(request, "VerifyPrivilege", "LookUpPeople");
        litware.dismiss(both.get(0));

        sam.run(request, "AddPeople", "InvitePeople");

        assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsExactly(INVITED, ADDED);
    }

    @Test
    void withoutTheRoleGuestInviterAtTheTimeOfExecutionNobodyIsAdded() {
        String colleague = litware.people(1).get(0);
        RequestId request = sam.adds(SAM, "project-atlas", List.of(colleague));
        users.withdrawRole(
                sam.user(SAM).id(), DirectoryRole.GUEST_INVITER, sam.ada().id());

        sam.run(request, "VerifyPrivilege", "InvitePeople");

        assertThat(sam.people(request)).singleElement().satisfies(person -> {
            assertThat(person.outcome()).isEqualTo(REFUSED);
            assertThat(person.rule()).contains("InvitesNotAllowed");
        });
        assertThat(scenario.user(colleague)).isEmpty();
    }

    @Test
    void manyPeopleAreAddedAndInvitedStepByStep() throws LDAPException {
        List<String> crowd = litware.hire("crowd" + System.nanoTime(), 120);
        RequestId added = sam.adds(SAM, "project-atlas", crowd);
        sam.run(added, "VerifyPrivilege", "LookUpPeople", "AddPeople", "AddPeople", "InvitePeople");
        assertThat(sam.people(added)).extracting(AdditionPerson::outcome).containsOnly(ADDED);

        List<String> strangers =
                crowd.stream().limit(60).map(mail -> "not-" + mail).toList();
        RequestId invited = sam.adds("gina@woodgrove.com", "project-atlas", strangers);
        sam.run(invited, "VerifyPrivilege", "InvitePeople", "InvitePeople");
        assertThat(sam.people(invited)).extracting(AdditionPerson::outcome).containsOnly(INVITED);
    }

    @Test
    void aGuestWhoIsInAlreadyIsGrantedTheTargetAndAPendingOneBecomesAccepted() {
        String colleague = litware.people(1).get(0);
        scenario.invites(OLIVIA, toGroup(colleague, "project-atlas"));
        assertThat(sam.user(colleague).externalUserState()).contains(ExternalUserState.PENDING_ACCEPTANCE);

        RequestId request = sam.adds(SAM, "project-atlas", List.of(colleague));
        sam.run(request, "VerifyPrivilege", "LookUpPeople", "AddPeople", "InvitePeople");

        assertThat(sam.people(request)).extracting(AdditionPerson::outcome).containsExactly(ADDED);
        assertThat(sam.user(colleague).externalUserState()).contains(ExternalUserState.ACCEPTED);
        assertThat(scenario.isIn(colleague, "project-atlas")).isTrue();
    }

    private void assertInvitedBecause(RequestId request, String rule) {
        assertThat(sam.addition(request).notDirectBecause()).contains(rule);
        assertThat(sam.people(request)).allSatisfy(person -> {
            assertThat(person.outcome()).isEqualTo(INVITED);
            assertThat(person.rule()).contains(rule);
            assertThat(invitations.find(person.invitation().orElseThrow())).isPresent();
        });
    }

    private String deployTableThatDeniesDirectAddition() throws IOException {
        try (InputStream table = getClass().getResourceAsStream("/processes/collaboration-policy.dmn")) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "<outputEntry id=\"DirectAdditionToNormal_Outcome\"><text>\"goAhead\"",
                            "<outputEntry id=\"DirectAdditionToNormal_Outcome\"><text>\"deny\"");
            return repository
                    .createDeployment()
                    .addString("processes/collaboration-policy.dmn", text)
                    .deploy()
                    .getId();
        }
    }
}
