package org.guestflow.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Paula is one of the guest-approvers and goes away; Stan, who approves nothing in his own right, stands in for her. */
@ApplicationTest
class StandInTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String APPROVE = "approve";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ApprovalTasks approvalTasks;

    @Autowired
    private AbsenceRound round;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private Absentees absentees;
    private User paula;
    private User stan;

    @BeforeEach
    void anApproverAndAColleague() {
        scenario = new InvitationScenario(context);
        absentees = new Absentees(context);
        paula = absentees.approver("Paula");
        stan = Colleague.named(context, "Stan");
    }

    @AfterEach
    void nobodyIsAway() {
        absentees.remove();
    }

    @Test
    void whatComesWhileSheIsAwayHeIsAskedAsSheIsAndDecidesOnHerBehalf() throws RuleViolation {
        absentees.isAway(paula, stan);

        RequestId request = oliviaAsks();

        // What waits already from before, he is asked too.
        String task = "/approvals/" + task(request);
        Awaitility.await()
                .untilAsserted(() -> assertThat(MailFor.recipient(mail(stan)).all())
                        .extracting(MailFor::text)
                        .anySatisfy(text ->
                                assertThat(text).contains("You stand in for: Paula (" + mail(paula) + ")", task)));
        assertThat(scenario.mailTo(mail(paula), request)).containsExactly(NoticeKind.APPROVAL_REQUESTED);
        assertThat(tasksOf(stan)).contains(task(request));
        assertThat(at(stan).get("/approvals/" + task(request)).statusCode()).isEqualTo(302);
        assertThat(approvalTasks.find(task(request), stan.id()))
                .hasValueSatisfying(shown -> assertThat(shown.standsInFor()).isEqualTo("Paula"));
        claim(stan, request).then().statusCode(204);
        complete(stan, request).then().statusCode(204);
        assertThat(onBehalfOf(request)).containsExactly(paula.id().toString());
        assertThat(Visitor.signedIn(port, OLIVIA)
                        .open("/requests/" + request)
                        .select("#approvers-decided li")
                        .text())
                .startsWith("Stage 1: approved by Stan on behalf of Paula, ");
    }

    @Test
    void whoAskedSeesWhoStandsInForWhom() throws RuleViolation {
        absentees.isAway(paula, stan);
        RequestId request = oliviaAsks();

        Visitor olivia = Visitor.signedIn(port, OLIVIA);

        assertThat(olivia.open("/requests/" + request).select("#approvers").text())
                .contains("Paula", "Stan (stands in for Paula)");
        assertThat(olivia.speaking("de")
                        .open("/requests/" + request)
                        .select("#approvers")
                        .text())
                .contains("Stan (in Vertretung von Paula)");
    }

    @Test
    void whatWaitsAlreadyIsOfferedWhenSheNamesHim() throws RuleViolation {
        RequestId request = oliviaAsks();
        assertThat(candidates(request)).isEmpty();

        absentees.isAway(paula, stan);

        Awaitility.await().until(() -> candidates(request).contains(mail(stan)));
        assertThat(scenario.mailTo(mail(stan), request)).containsExactly(NoticeKind.APPROVAL_REQUESTED);
        complete(stan, request).then().statusCode(204);
        assertThat(onBehalfOf(request)).containsExactly(paula.id().toString());
    }

    @Test
    void whatWaitsAlreadyIsOfferedWhenTheAbsenceBeginsAndWhatSheHoldsIsGivenBack() throws RuleViolation {
        RequestId request = oliviaAsks();
        claim(paula, request).then().statusCode(204);
        absentees.willBeAway(paula, stan);
        round.all();
        assertThat(candidates(request)).isEmpty();
        assertThat(complete(stan, request).statusCode()).isEqualTo(403);
        assertThat(scenario.openTask(request).getAssignee()).isEqualTo(mail(paula));

        absentees.goesNow(paula);
        round.due();

        assertThat(candidates(request)).containsExactly(mail(stan));
        assertThat(scenario.mailTo(mail(stan), request)).containsExactly(NoticeKind.APPROVAL_REQUESTED);
        claim(stan, request).then().statusCode(204);
        complete(stan, request).then().statusCode(204);
    }

    @Test
    void sheMayDecideAllTheSame() throws RuleViolation {
        absentees.isAway(paula, stan);
        RequestId request = oliviaAsks();

        complete(paula, request).then().statusCode(204);

        assertThat(onBehalfOf(request)).isEmpty();
    }

    @Test
    void whenSheIsBackHeNeitherTakesNorDecidesAnythingWhateverTheEngineStillOffersHim() throws RuleViolation {
        absentees.isAway(paula, stan);
        RequestId request = oliviaAsks();
        absentees.isBackByNow(paula);
        assertThat(candidates(request)).containsExactly(mail(stan));

        assertRefused(claim(stan, request));
        assertRefused(complete(stan, request));
        assertThat(at(stan).get("/approvals/" + task(request)).statusCode()).isEqualTo(404);

        round.due();
        assertThat(candidates(request)).isEmpty();
        assertThat(tasksOf(stan)).doesNotContain(task(request));
        assertThat(complete(stan, request).statusCode()).isEqualTo(403);
        assertThat(jdbc.sql("SELECT count(*) FROM approval_absence WHERE user_id = :user")
                        .param("user", paula.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
        complete(paula, request).then().statusCode(204);
    }

    @Test
    void whatHeHoldsWhenSheIsBackSomebodyElseCanTake() throws RuleViolation {
        absentees.isAway(paula, stan);
        RequestId request = oliviaAsks();
        claim(stan, request).then().statusCode(204);

        absentees.comesBack(paula);

        Awaitility.await().until(() -> scenario.openTask(request).getAssignee() == null);
        assertThat(candidates(request)).isEmpty();
        assertThat(claim(stan, request).statusCode()).isEqualTo(403);
        claim(paula, request).then().statusCode(204);
    }

    @Test
    void nobodyHasHisOwnRequestDecidedByWhomHeHasNamed() throws RuleViolation {
        users.assignRole(
                paula.id(), DirectoryRole.GUEST_INVITER, absentees.ada().id());
        absentees.isAway(paula, stan);
        RequestId request = scenario.invites(mail(paula), toGroup(guest, "board-papers"));

        assertThat(candidates(request)).isEmpty();
        assertThat(scenario.mailTo(mail(stan), request)).isEmpty();
        assertThat(complete(stan, request).statusCode()).isEqualTo(403);
        // Not even where somebody has slipped him the task.
        tasks.addCandidateUser(task(request), mail(stan));
        assertRefused(claim(stan, request));
        assertRefused(complete(stan, request));
        assertThat(approvalTasks.find(task(request), stan.id())).isEmpty();
        assertThat(scenario.openTask(request)).isNotNull();
    }

    @Test
    void whoStandsInForSeveralDecidesForOneWhoMayDecideHimself() throws RuleViolation {
        users.assignRole(
                paula.id(), DirectoryRole.GUEST_INVITER, absentees.ada().id());
        User petra = absentees.approver("Petra");
        absentees.isAway(paula, stan);
        absentees.isAway(petra, stan);
        RequestId request = scenario.invites(mail(paula), toGroup(guest, "board-papers"));

        complete(stan, request).then().statusCode(204);

        assertThat(onBehalfOf(request)).containsExactly(petra.id().toString());
    }

    @Test
    void whoAsksDoesNotDecideForAnAbsentApprover() throws RuleViolation {
        absentees.isAway(paula, scenario.user(OLIVIA).orElseThrow());
        RequestId request = oliviaAsks();
        assertThat(candidates(request)).isEmpty();
        tasks.addCandidateUser(task(request), OLIVIA);

        complete(scenario.user(OLIVIA).orElseThrow(), request).then().statusCode(403);

        assertThat(scenario.openTask(request)).isNotNull();
    }

    @Test
    void oneWordCountsOnceInARequestWhoeverSaysIt() throws RuleViolation {
        absentees.becomesAdministrator(paula);
        absentees.isAway(paula, stan);
        RequestId request = oliviaAsks();
        complete(stan, request).then().statusCode(204);

        assertThat(refusalOfClaim(request, paula)).isEqualTo("DecidedBefore");
        assertThat(refusalOfClaim(request, stan)).isEqualTo("DecidedBefore");
        assertThat(complete(paula, request).statusCode()).isEqualTo(403);
        assertThat(scenario.openTask(request)).isNotNull();
    }

    @Test
    void nobodyStandsInForAStandIn() throws RuleViolation {
        User third = Colleague.named(context, "Theo");
        absentees.isAway(stan, third);
        absentees.isAway(paula, stan);

        RequestId request = oliviaAsks();

        assertThat(candidates(request)).isEmpty();
        assertThat(refusalOfClaim(request, stan)).isEqualTo("NotAnApprover");
        assertThat(refusalOfClaim(request, third)).isEqualTo("NotAnApprover");
    }

    @Test
    void whoIsBlockedByNowDecidesNothing() throws RuleViolation {
        absentees.isAway(paula, stan);
        RequestId request = oliviaAsks();
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :stan")
                .param("stan", stan.id().value())
                .update();

        assertThat(refusalOfClaim(request, stan)).isEqualTo("NotAnApprover");
        assertThatThrownBy(() -> scenario.decides(mail(stan), request, APPROVE, ""))
                .hasRootCauseInstanceOf(RuleViolation.class);
    }

    @Test
    void whoeverIsNamedInsteadIsOfferedTheTaskAndTheOtherNoMore() throws RuleViolation {
        User theo = Colleague.named(context, "Theo");
        absentees.isAway(paula, stan);
        RequestId request = oliviaAsks();
        Absences absences = context.getBean(Absences.class);

        absences.change(absences.of(paula).get(0).absence().id(), paula, Absentees.plan(theo, 0, 5));

        Awaitility.await().until(() -> candidates(request).equals(Set.of(mail(theo))));
        assertThat(refusalOfClaim(request, stan)).isEqualTo("NotAnApprover");
    }

    @Test
    void heIsRemindedAsSheIs() throws RuleViolation {
        absentees.isAway(paula, stan);
        RequestId request = oliviaAsks();

        scenario.runJobAt("ReminderDue", request);

        assertThat(scenario.mailTo(mail(stan), request))
                .containsExactlyInAnyOrder(NoticeKind.APPROVAL_REQUESTED, NoticeKind.APPROVAL_REMINDER);
    }

    @Test
    void whoStandsInForAnAdministratorIsAskedWhenNobodyHasDecided() throws RuleViolation {
        User anna = Colleague.named(context, "Anna");
        absentees.becomesAdministrator(anna);
        absentees.isAway(anna, stan);
        RequestId request = oliviaAsks();
        assertThat(candidates(request)).isEmpty();

        scenario.runJobAt("EscalationDue", request);

        assertThat(candidates(request)).containsExactly(mail(stan));
        assertThat(scenario.mailTo(mail(stan), request)).containsExactly(NoticeKind.APPROVAL_ESCALATED);
        complete(stan, request).then().statusCode(204);
        assertThat(onBehalfOf(request)).containsExactly(anna.id().toString());
    }

    private RequestId oliviaAsks() {
        return scenario.invites(OLIVIA, toGroup(guest, "board-papers"));
    }

    private String task(RequestId request) {
        return scenario.openTask(request).getId();
    }

    /** To whom the task is offered one by one. */
    private Set<String> candidates(RequestId request) {
        return tasks.getIdentityLinksForTask(task(request)).stream()
                .filter(link -> "candidate".equals(link.getType()) && link.getUserId() != null)
                .map(IdentityLink::getUserId)
                .collect(Collectors.toSet());
    }

    private Response claim(User user, RequestId request) {
        return RestCaller.as(port, mail(user)).post("/task/" + task(request) + "/claim", Map.of("userId", mail(user)));
    }

    private Response complete(User user, RequestId request) {
        return RestCaller.as(port, mail(user))
                .post(
                        "/task/" + task(request) + "/complete",
                        Map.of("variables", RestCaller.typed(Map.of("decision", APPROVE, "comment", ""))));
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.<String>path("type")).isEqualTo("NotAnApprover");
    }

    private String refusalOfClaim(RequestId request, User user) {
        try {
            approvalTasks.checkMayClaim(request, mail(user));
            return "none";
        } catch (RuleViolation refused) {
            return refused.rule();
        }
    }

    private List<String> tasksOf(User user) {
        return RestCaller.as(port, mail(user)).get("/task?maxResults=1000").path("id");
    }

    private Visitor at(User user) {
        return Visitor.signedIn(port, mail(user));
    }

    private static String mail(User user) {
        return user.mail().toString();
    }

    private List<String> onBehalfOf(RequestId request) {
        return jdbc.sql(
                        "SELECT new_value ->> 'onBehalfOf' FROM audit_event WHERE action = 'Decide request' AND request_id = :request AND jsonb_exists(new_value, 'onBehalfOf')")
                .param("request", request.value())
                .query(String.class)
                .list();
    }
}
