package org.guestflow.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GraphRefusal;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests and decision tables are tried over the API before they are made, and nothing is kept of it. */
@ApplicationTest
class EvaluatingPolicyTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String ADA = "ada@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private InvitationScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new InvitationScenario(context);
    }

    @ParameterizedTest(name = "{0} to {1}: {3} by {4}")
    @CsvSource(nullValues = "-", textBlock = """
            olivia@woodgrove.com, project-atlas, litware.com,      goAhead,   MemberToNormal
            olivia@woodgrove.com, board-papers,  litware.com,      approval,  ConfidentialTarget
            olivia@woodgrove.com, board-papers,  stranger.example, denied,    UnknownToConfidential
            olivia@woodgrove.com, all-staff,     litware.com,      refused,   DynamicGroup
            ben@woodgrove.com,    project-atlas, litware.com,      refused,   TargetNotOwned
            """)
    void aRequestIsTriedAsItWouldBeSent(String caller, String group, String domain, String verdict, String rule) {
        long before = traces();
        Map<String, Object> body = Map.of(
                "invitedUserEmailAddress",
                somebodyAt(domain),
                "inviteRedirectUrl",
                "",
                "target",
                Map.of("type", "group", "id", group));

        Response answer = RestCaller.as(port, caller).graphPost("/policy/evaluate", body);

        answer.then().statusCode(200);
        assertThat(answer.<String>path("verdict")).isEqualTo(verdict);
        assertThat(answer.<String>path("rule")).isEqualTo(rule);
        assertThat(answer.<String>path("remedy") == null).isEqualTo(!verdict.equals("refused"));
        assertThat(answer.<Map<String, ?>>path("decision") == null).isEqualTo(verdict.equals("refused"));
        assertThat(answer.<List<String>>path("approvers"))
                .isEqualTo(verdict.equals("approval") ? List.of("group:guest-approvers", "administrators") : List.of());
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void whoIsThereAlreadyOrAskedForIsToldSo() {
        String guest = somebodyAt("litware.com");
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        assertThat(verdictOf(guest)).isEqualTo("alreadyRequested");
        assertThat(verdictOf("sam@litware.com")).isEqualTo("alreadyIn");
    }

    @Test
    void aProposedTableIsTriedOnTheRequestsOfTheLastDays() throws IOException {
        RequestId request = scenario.invites(OLIVIA, toGroup(somebodyAt("litware.com"), "project-atlas"));
        long before = traces();
        String stricter = shipped()
                .replace("<text>\"MemberToNormal\"</text>", "<text>\"AskTheOwners\"</text>")
                .replace(
                        "MemberToNormal_Outcome\"><text>\"goAhead\"</text>",
                        "MemberToNormal_Outcome\"><text>\"approval\"</text>")
                .replace(
                        "MemberToNormal_ApprovalStages\"><text>\"\"</text>",
                        "MemberToNormal_ApprovalStages\"><text>\"owners\"</text>");

        Response answer = evaluates(ADA, stricter, 1);

        answer.then().statusCode(200);
        assertThat(answer.<Integer>path("evaluated")).isPositive();
        assertThat(answer.<Integer>path("changed")).isPositive();
        String change = "changes.find { it.requestId == '" + request + "' }";
        assertThat(answer.<String>path(change + ".before.rule")).isEqualTo("MemberToNormal");
        assertThat(answer.<String>path(change + ".before.outcome")).isEqualTo("goAhead");
        assertThat(answer.<String>path(change + ".after.rule")).isEqualTo("AskTheOwners");
        assertThat(answer.<String>path(change + ".after.outcome")).isEqualTo("approval");
        assertThat(traces()).isEqualTo(before);
        assertThat(evaluates(ADA, shipped(), 1).<List<String>>path("changes.requestId"))
                .doesNotContain(request.toString());
    }

    @Test
    void aTableThatWouldStopRequestsIsFoundOut() throws IOException {
        RequestId request = scenario.invites(OLIVIA, toGroup(somebodyAt("litware.com"), "project-atlas"));
        String broken = shipped()
                .replace(
                        "MemberToNormal_Outcome\"><text>\"goAhead\"</text>",
                        "MemberToNormal_Outcome\"><text>\"sure\"</text>");

        Response answer = evaluates(ADA, broken, 1);

        assertThat(answer.<String>path("changes.find { it.requestId == '" + request + "' }.after.outcome"))
                .isEqualTo("unreadable");
    }

    @Test
    void onlyAdministratorsTryTablesWithinBounds() throws IOException {
        assertThat(refusalOf(evaluates(OLIVIA, shipped(), 1))).isEqualTo("403 AdministratorOnly");
        assertThat(refusalOf(evaluates(ADA, shipped(), 0))).isEqualTo("400 LastDaysInvalid");
        assertThat(refusalOf(evaluates(ADA, shipped(), 366))).isEqualTo("400 LastDaysInvalid");
        assertThat(refusalOf(evaluates(ADA, "no table", 1))).isEqualTo("400 DecisionTableInvalid");
    }

    private static String refusalOf(Response answer) {
        return answer.statusCode() + " " + GraphRefusal.rule(answer);
    }

    private Response evaluates(String caller, String table, int days) {
        return RestCaller.as(port, caller)
                .graphPost("/policy/evaluate", Map.of("decisionTable", table, "lastDays", days));
    }

    private String verdictOf(String guest) {
        return RestCaller.as(port, OLIVIA)
                .graphPost(
                        "/policy/evaluate",
                        Map.of(
                                "invitedUserEmailAddress",
                                guest,
                                "target",
                                Map.of("type", "group", "id", "project-atlas")))
                .path("verdict");
    }

    private long traces() {
        return List.of("invitation", "directory_user", "policy_decision", "act_hi_decinst", "act_re_decision_def")
                .stream()
                .mapToLong(table -> jdbc.sql("SELECT count(*) FROM " + table)
                        .query(Long.class)
                        .single())
                .sum();
    }

    private static String shipped() throws IOException {
        try (InputStream file = EvaluatingPolicyTest.class.getResourceAsStream("/processes/collaboration-policy.dmn")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
