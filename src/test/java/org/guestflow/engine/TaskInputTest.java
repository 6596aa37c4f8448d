package org.guestflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.guestflow.engine.EngineDoor.Answer;
import org.guestflow.engine.EngineDoor.Caller;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A4: who completes a task says {@code decision} and {@code comment}, and nothing else. */
@ApplicationTest
class TaskInputTest {

    private static final String PRIYA = "priya@woodgrove.com";
    private static final Map<String, Object> FORGED = Map.of(
            "approvalOutcome", "approved",
            "furtherStage", false,
            "policyOutcome", "goAhead",
            "inviter", PRIYA,
            "stolen", "stolen words");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private InvitationScenario scenario;
    private RequestId request;

    @BeforeEach
    void aRequestWaitsForApproval() {
        scenario = new InvitationScenario(context);
        String guest = somebodyAt("litware.com");
        Answer started =
                EngineDoor.REST.as(port, "olivia@woodgrove.com").start("invitation", toGroup(guest, "board-papers"));
        assertThat(started.status()).isEqualTo(200);
        request = RequestId.parse(started.json().get("businessKey").asText());
    }

    @ParameterizedTest
    @CsvSource({"REST, complete", "REST, submit-form", "WEBAPPS, complete", "WEBAPPS, submit-form"})
    void whateverElseACandidateSendsIsDropped(EngineDoor door, String way) {
        Map<String, Object> sent = new HashMap<>(FORGED);
        sent.put("decision", "approve");
        sent.put("comment", "words for the record");

        Answer completed = door.as(port, PRIYA).post("/task/" + task() + "/" + way, variables(sent));

        assertThat(completed.status()).as(completed.body()).isIn(200, 204);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
        assertThat(variablesOfTheRequest())
                .doesNotContain("decision", "comment", "inviter", "stolen")
                .contains("furtherStage");
        assertThat(found("words for the record") + found("stolen words")).isZero();
        assertThat(door.as(port, "ada@woodgrove.com")
                        .post("/task/" + task() + "/complete", variables(Map.of("decision", "approve")))
                        .status())
                .isEqualTo(204);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
    }

    @ParameterizedTest
    @EnumSource
    void theVariablesThatAreReturnedAreNotTheForgedOnes(EngineDoor door) {
        Map<String, Object> body = variables(Map.of("decision", "approve", "stolen", "stolen words"));
        body.put("withVariablesInReturn", true);

        Answer completed = door.as(port, PRIYA).post("/task/" + task() + "/complete", body);

        assertThat(completed.status()).isEqualTo(200);
        assertThat(completed.body()).doesNotContain("stolen");
    }

    @ParameterizedTest
    @EnumSource
    void aDecisionThatTheRulesRefuseIsRefusedByNameAndChangesNothing(EngineDoor door) {
        Caller priya = door.as(port, PRIYA);
        String task = task();

        for (String way : List.of("complete", "submit-form")) {
            Answer refused = priya.post("/task/" + task + "/" + way, variables(Map.of("decision", "reject")));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("type").asText()).isEqualTo("ReasonMissing");
            assertThat(refused.json().get("message").asText()).startsWith("ReasonMissing: ");
            assertThat(priya.post("/task/" + task + "/" + way, Map.of()).status())
                    .isEqualTo(400);
        }

        assertThat(task()).isEqualTo(task);
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatIsDoneAlreadyIsGone(EngineDoor door) {
        Map<String, Object> approve = variables(Map.of("decision", "approve"));
        String task = task();
        door.as(port, PRIYA).post("/task/" + task + "/complete", approve);

        for (String way : List.of("complete", "submit-form")) {
            Answer late = door.as(port, "marco@woodgrove.com").post("/task/" + task + "/" + way, approve);
            assertThat(late.status()).isEqualTo(404);
            assertThat(late.json().get("type").asText()).isEqualTo("TaskNotFound");
        }
    }

    @ParameterizedTest
    @EnumSource
    void candidatesWriteNoVariablesAndTakeNoOtherWayOut(EngineDoor door) {
        Caller priya = door.as(port, PRIYA);
        String path = "/task/" + task();
        Map<String, Object> value = Map.of("value", "approved");

        assertThat(List.of(
                        priya.send("PUT", path + "/variables/approvalOutcome", value),
                        priya.send("PUT", path + "/localVariables/approvalOutcome", value),
                        priya.post(path + "/variables", Map.of("modifications", Map.of("approvalOutcome", value))),
                        priya.send("DELETE", path + "/variables/timeoutAt", ""),
                        priya.post(path + "/resolve", Map.of()),
                        priya.post(path + "/bpmnError", Map.of("errorCode", "x", "variables", Map.of("x", value))),
                        priya.post(path + "/bpmnEscalation", Map.of("escalationCode", "x")),
                        priya.post(path + "/assignee", Map.of("userId", "ben@woodgrove.com")),
                        priya.post(path + "/delegate", Map.of("userId", "ben@woodgrove.com")),
                        priya.post(path + "/comment/create", Map.of("message", "x"))))
                .extracting(Answer::status)
                .containsOnly(403);
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNoCandidateNeitherSeesNorDecidesIt(EngineDoor door) {
        String task = task();
        for (String user : List.of("ben@woodgrove.com", "olivia@woodgrove.com")) {
            Caller stranger = door.as(port, user);
            assertThat(stranger.get("/task").body()).doesNotContain(task);
            assertThat(stranger.get("/task/" + task).status()).isIn(403, 404);
            assertThat(stranger.post("/task/" + task + "/claim", Map.of("userId", user))
                            .status())
                    .isIn(403, 404);
            assertThat(stranger.post("/task/" + task + "/complete", variables(Map.of("decision", "approve")))
                            .status())
                    .isIn(403, 404);
        }
        assertThat(door.as(port, PRIYA).get("/task").body()).contains(task);
        assertThat(task()).isEqualTo(task);
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatPeopleWriteStaysInTheEngineAsACommentOrAnAttachment(EngineDoor door) {
        Answer refused =
                door.as(port, "ada@woodgrove.com").post("/task/" + task() + "/comment/create", Map.of("message", "x"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("NothingPersonal");
    }

    @Test
    void theEngineItselfLetsACandidateWriteNoVariable() {
        String task = task();
        identity.setAuthentication(PRIYA, List.of("guest-approvers"));
        try {
            assertThatThrownBy(() -> tasks.setVariable(task, "approvalOutcome", "approved"))
                    .isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> tasks.setVariableLocal(task, "approvalOutcome", "approved"))
                    .isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> tasks.handleBpmnError(task, "x"))
                    .isInstanceOf(org.camunda.bpm.engine.ProcessEngineException.class);
        } finally {
            identity.clearAuthentication();
        }
    }

    private String task() {
        return scenario.openTask(request).getId();
    }

    private List<String> variablesOfTheRequest() {
        String[] instances =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(request.toString()).list().stream()
                        .map(instance -> instance.getId())
                        .toArray(String[]::new);
        return runtime.createVariableInstanceQuery().processInstanceIdIn(instances).list().stream()
                .map(VariableInstance::getName)
                .toList();
    }

    private long found(String words) {
        return List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail").stream()
                .mapToLong(table -> jdbc.sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE :words")
                        .param("words", "%" + words + "%")
                        .query(Long.class)
                        .single())
                .sum();
    }

    private static Map<String, Object> variables(Map<String, ?> values) {
        return new HashMap<>(Map.of("variables", EngineDoor.typed(values)));
    }
}
