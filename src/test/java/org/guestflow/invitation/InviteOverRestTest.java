package org.guestflow.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toApplication;
import static org.guestflow.support.InvitationScenario.toGroup;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestflow.directory.Sponsor;
import org.guestflow.directory.User;
import org.guestflow.directory.UserType;
import org.guestflow.policy.DomainList;
import org.guestflow.policy.PolicySettings;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AtOnce;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and programs ask for guests over Camunda's REST API. */
@ApplicationTest
class InviteOverRestTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PolicySettings settings;

    private InvitationScenario scenario;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
    }

    @Test
    void anOwnersRequestBecomesAnInvitationInTheGuestsMailbox() {
        String guest = somebodyAt("litware.com");

        Response answer = RestCaller.as(port, OLIVIA).start("invitation", toGroup(guest, "project-atlas"));

        answer.then().statusCode(200);
        RequestId request = RequestId.parse(answer.path("businessKey"));
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        assertThat(MailFor.recipient(guest).tokenInMail(1)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(textBlock = """
            olivia@woodgrove.com, group,       all-staff,      new@litware.com,            DynamicGroup,      400
            ada@woodgrove.com,    group,       all-staff,      new@litware.com,            DynamicGroup,      400
            olivia@woodgrove.com, group,       finance,        new@litware.com,            SyncedGroup,       400
            olivia@woodgrove.com, group,       crew,           new@litware.com,            SelfServiceOff,    403
            olivia@woodgrove.com, group,       guest-approvers, new@litware.com,           TargetNotOwned,    403
            ben@woodgrove.com,    group,       project-atlas,  new@litware.com,            TargetNotOwned,    403
            ben@woodgrove.com,    application, expense-portal, new@litware.com,            TargetNotOwned,    403
            ben@woodgrove.com,    directory,   '',             new@litware.com,            TargetNotOwned,    403
            lena@litware.com,     group,       project-atlas,  new@litware.com,            InvitesNotAllowed, 403
            olivia@woodgrove.com, group,       project-atlas,  new@woodgrove.com,          HostDomain,        400
            olivia@woodgrove.com, group,       project-atlas,  not an address,             MalformedAddress,  400
            olivia@woodgrove.com, group,       project-atlas,  'a@litware.com, b@litware.com', MalformedAddress, 400
            olivia@woodgrove.com, group,       project-atlas,  new@litw\u0430re.com,       LookAlikeDomain,   400
            olivia@woodgrove.com, group,       no-such-group,  new@litware.com,            UnknownTarget,     400
            olivia@woodgrove.com, planet,      project-atlas,  new@litware.com,            InvalidTarget,     400
            """)
    void whatTheRulesRefuseIsRefusedByNameAndLeavesNothing(
            String caller, String type, String target, String address, String rule, int status) {
        Map<String, Object> variables =
                new HashMap<>(Map.of("invitedUserEmailAddress", address, "targetType", type, "targetId", target));
        Map<String, Long> before = traces();

        RestCaller.as(port, caller)
                .start("invitation", variables)
                .then()
                .statusCode(status)
                .body("type", equalTo(rule))
                .body("message", startsWith(rule + ": "));

        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void aDeniedDomainIsRefusedFromTheNextRequestOn() throws Exception {
        User ada = scenario.user("ada@woodgrove.com").orElseThrow();
        DomainList before = settings.domainList();
        settings.domainList(new DomainList(DomainList.Kind.DENY, Set.of(new DomainName("denied.example"))), ada.id());
        try {
            RestCaller.as(port, OLIVIA)
                    .start("invitation", toGroup(somebodyAt("sub.denied.example"), "project-atlas"))
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("DomainDenied"));
        } finally {
            settings.domainList(before, ada.id());
        }
    }

    @Test
    void whatGraphSaysBesidesCanBeSentAsVariablesToo() {
        String guest = somebodyAt("litware.com");
        Map<String, Object> variables = toGroup(guest, "project-atlas");
        variables.put("ccRecipients", "\"Ben, the tester\" <ben@woodgrove.com>, gina@woodgrove.com");
        variables.put("invitedUserSponsors", "guest-approvers, ben@woodgrove.com");
        variables.put("invitedUserType", "Member");

        Response answer = RestCaller.as(port, "ada@woodgrove.com").start("invitation", variables);

        answer.then().statusCode(200);
        Invitation invitation = scenario.invitation(RequestId.parse(answer.path("businessKey")));
        assertThat(invitation.terms().ccRecipients().stream().map(CopyRecipient::shown))
                .containsExactly("Ben, the tester (ben@woodgrove.com)", "gina@woodgrove.com");
        assertThat(invitation.terms().sponsors())
                .extracting(Sponsor::kind)
                .containsExactly(Sponsor.Kind.USER, Sponsor.Kind.GROUP, Sponsor.Kind.USER);
        assertThat(scenario.user(guest).orElseThrow().userType()).isEqualTo(UserType.MEMBER);
    }

    @Test
    void copiesThatAreNoListOfAddressesAreRefused() {
        Map<String, Object> variables = toGroup(somebodyAt("litware.com"), "project-atlas");
        variables.put("ccRecipients", "Ben <ben@woodgrove.com");

        RestCaller.as(port, OLIVIA)
                .start("invitation", variables)
                .then()
                .statusCode(400)
                .body("type", equalTo("CcRecipientInvalid"));
    }

    @Test
    void variablesOfTheWrongTypeAreRefused() {
        Map<String, Object> variables = toGroup(somebodyAt("litware.com"), "project-atlas");
        variables.put("customizedMessageBody", 7);

        RestCaller.as(port, OLIVIA)
                .start("invitation", variables)
                .then()
                .statusCode(400)
                .body("type", equalTo("VariableTypeInvalid"));
    }

    @Test
    void whateverElseIsSentAlongChangesNothing() {
        String guest = somebodyAt("litware.com");
        Map<String, Object> variables = toGroup(guest, "board-papers");
        variables.put("inviter", "ada@woodgrove.com");
        variables.put("initiator", "ada@woodgrove.com");
        variables.put("decision", "approve");
        variables.put("policyOutcome", "goAhead");
        variables.put("approvalOutcome", "approved");
        variables.put("invitationNeeded", false);
        variables.put("invitationId", RequestId.random().toString());
        Map<String, Object> body =
                Map.of("businessKey", RequestId.random().toString(), "variables", RestCaller.typed(variables));

        Response answer = RestCaller.as(port, OLIVIA).post("/process-definition/key/invitation/start", body);

        answer.then().statusCode(200);
        Invitation invitation = scenario.invitation(RequestId.parse(answer.path("businessKey")));
        assertThat(invitation.inviter())
                .isEqualTo(scenario.user(OLIVIA).orElseThrow().id());
        assertThat(invitation.state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
        assertThat(scenario.user(guest)).isEmpty();
    }

    @Test
    void nobodyButAnAdministratorCorrelatesStartsInTheMiddleOrReadsWhatIsAnothers() {
        RequestId request = RequestId.parse(RestCaller.as(port, OLIVIA)
                .start("invitation", toGroup(somebodyAt("litware.com"), "project-atlas"))
                .path("businessKey"));
        String instance = RestCaller.as(port, "ada@woodgrove.com")
                .get("/process-instance?businessKey=" + request)
                .path("[0].id");

        for (String caller : List.of(OLIVIA, "ben@woodgrove.com", "sam@litware.com")) {
            RestCaller rest = RestCaller.as(port, caller);
            rest.post("/message", Map.of("messageName", "Invitation redeemed", "businessKey", request.toString()))
                    .then()
                    .statusCode(403);
            rest.get("/process-instance/" + instance).then().statusCode(403);
            rest.get("/process-instance/" + instance + "/variables").then().statusCode(403);
            rest.get("/history/process-instance?processInstanceBusinessKey=" + request)
                    .then()
                    .statusCode(403);
        }
        RestCaller.as(port, OLIVIA)
                .post(
                        "/process-definition/key/invitation/start",
                        Map.of(
                                "startInstructions",
                                List.of(Map.of("type", "startBeforeActivity", "activityId", "GrantAccess"))))
                .then()
                .statusCode(403);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
    }

    @Test
    void evenAnAdministratorWhoCorrelatesARedemptionGrantsNothing() {
        String guest = somebodyAt("litware.com");
        RequestId request = RequestId.parse(RestCaller.as(port, OLIVIA)
                .start("invitation", toGroup(guest, "project-atlas"))
                .path("businessKey"));

        RestCaller.as(port, "ada@woodgrove.com")
                .post("/message", Map.of("messageName", "Invitation redeemed", "businessKey", request.toString()))
                .then()
                .statusCode(409)
                .body("type", equalTo("NotRedeemed"))
                .body("message", containsString("The guest has not redeemed the invitation."));

        assertThat(scenario.isIn(guest, "project-atlas")).isFalse();
        assertThat(scenario.isRunning(request)).isTrue();
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
    }

    @Test
    void theSameRequestTwentyTimesAtOnceIsOneInvitationOneGuestOneMail() throws Exception {
        String guest = somebodyAt("litware.com");
        int callers = 20;

        List<Response> answers = AtOnce.call(
                callers, () -> RestCaller.as(port, OLIVIA).start("invitation", toApplication(guest, "expense-portal")));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        Set<String> instances =
                answers.stream().map(answer -> answer.<String>path("id")).collect(Collectors.toSet());
        assertThat(instances).hasSize(1);
        assertThat(count("SELECT count(*) FROM invitation WHERE mail = :mail", guest))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM directory_user WHERE mail = :mail", guest))
                .isEqualTo(1);
        MailFor.recipient(guest).await(1);
        assertThat(count("SELECT count(*) FROM notice WHERE recipient = :mail", guest))
                .isEqualTo(1);
    }

    private long count(String sql, String mail) {
        return jdbc.sql(sql).param("mail", mail).query(Long.class).single();
    }

    private Map<String, Long> traces() {
        return List.of(
                        "invitation",
                        "directory_user",
                        "notice",
                        "policy_decision",
                        "audit_event",
                        "act_ru_execution",
                        "act_ru_variable",
                        "act_hi_procinst",
                        "act_hi_varinst",
                        "act_hi_actinst",
                        "act_ge_bytearray")
                .stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.sql("SELECT count(*) FROM " + table)
                                .query(Long.class)
                                .single()));
    }
}
