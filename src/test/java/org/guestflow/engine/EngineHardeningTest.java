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
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guestflow.engine.EngineDoor.Answer;
import org.guestflow.engine.EngineDoor.Caller;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A5, A9: what a caller of any kind cannot make the engine do, and how it answers. */
@ApplicationTest
class EngineHardeningTest {

    private static final String ADA = "ada@woodgrove.com";
    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="scripted" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="Start" />
                <bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="Step" />
                %s
              </bpmn:process>
            </bpmn:definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ProcessEngineConfigurationImpl configuration;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource
    void nobodyDeploysNotEvenAnAdministrator(EngineDoor door) {
        for (String path : List.of("/deployment/create", "/deployment/x/redeploy", "/%64eployment/create")) {
            assertThat(door.as(port, ADA).post(path, Map.of()).status()).isEqualTo(403);
        }
    }

    @Test
    void theEngineItselfTakesNoModelFromSomebodyWhoIsSignedIn() {
        identity.setAuthentication(ADA, List.of("camunda-admin"));
        try {
            assertThatThrownBy(() -> repository
                            .createDeployment()
                            .addString("harmless.bpmn", MODEL.formatted("<bpmn:endEvent id='Step' />"))
                            .deploy())
                    .isInstanceOf(AuthorizationException.class)
                    .hasMessageContaining("DeploymentsOff");
        } finally {
            identity.clearAuthentication();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:scriptTask id='Step' scriptFormat='juel'><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>",
                "<bpmn:userTask id='Step'><bpmn:extensionElements><camunda:taskListener event='create'><camunda:script scriptFormat='juel'>${1}</camunda:script></camunda:taskListener></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='Step'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='juel'>${1}</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>"
            })
    void aModelWithAScriptIsNotDeployed(String step) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("scripted.bpmn", MODEL.formatted(step))
                        .deploy())
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("ScriptInModel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "feel", "groovy", "javascript", "ecmascript", "python", "ruby"})
    void thereIsNoScriptingEngine(String language) {
        assertThat(configuration.getScriptEngineResolver().getScriptEngine(language, false))
                .isNull();
        assertThat(configuration.getScriptEngineResolver().getScriptEngine(language, true))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void variablesAreNoObjectsWhoseClassTheCallerNames(EngineDoor door) {
        Caller olivia = door.as(port, OLIVIA);
        List<Map<String, Object>> objects = List.of(
                object("application/json", "{}"),
                object("application/xml", "<a/>"),
                object("application/x-java-serialized-object", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA=="),
                Map.of("value", Map.of("a", 1)),
                Map.of("value", List.of("a")),
                Map.of("value", "eA==", "type", "Bytes"),
                Map.of("value", "eA==", "type", "File", "valueInfo", Map.of("filename", "x")),
                Map.of("value", "{}", "type", "Json"),
                Map.of("value", "x", "type", "no such type"));
        for (Map<String, Object> object : objects) {
            for (String name : List.of("invitedUserEmailAddress", "whatever")) {
                Map<String, Object> variables =
                        new HashMap<>(EngineDoor.typed(toGroup(somebodyAt("litware.com"), "project-atlas")));
                variables.put(name, object);
                Answer refused =
                        olivia.post("/process-definition/key/invitation/start", Map.of("variables", variables));
                assertThat(refused.status()).as(object + ": " + refused.body()).isEqualTo(400);
                assertThat(refused.json().get("type").asText()).isEqualTo("VariableTypeInvalid");
            }
            assertThat(door.as(port, "priya@woodgrove.com")
                            .post("/task/x/complete", Map.of("variables", Map.of("decision", object)))
                            .status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{",
                "{\"variables\":null}",
                "{\"variables\":[]}",
                "{\"variables\":{\"invitedUserEmailAddress\":null}}",
                "{\"variables\":{\"invitedUserEmailAddress\":\"a@b.example\"}}",
                "{\"variables\":{\"invitedUserEmailAddress\":{\"value\":7}}}",
                "{\"variables\":{\"invitedUserEmailAddress\":{\"value\":\"x\",\"type\":\"Integer\"}}}",
                "{\"variables\":{\"invitedUserEmailAddress\":{\"value\":true}}}",
                "{\"variables\":{\"invitedUserEmailAddress\":{\"value\":null}}}",
                "{\"unheardOf\":1}"
            })
    void aStartThatMakesNoSenseIsABadRequest(String body) {
        for (EngineDoor door : EngineDoor.values()) {
            Answer answer = door.as(port, OLIVIA).post("/process-definition/key/invitation/start", body);
            assertThat(answer.status()).as(door + ": " + answer.body()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("org.guestflow", "at org.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEngineStoresNothingElseOfAStart(EngineDoor door) {
        String words = "words-" + java.util.UUID.randomUUID();
        Map<String, Object> body = new HashMap<>();
        body.put("variables", EngineDoor.typed(toGroup(somebodyAt("litware.com"), "project-atlas")));
        body.put("businessKey", words);
        body.put("caseInstanceId", words);

        Answer started = door.as(port, OLIVIA).post("/process-definition/key/invitation/start", body);

        assertThat(started.status()).isEqualTo(200);
        assertThat(RequestId.parse(started.json().get("businessKey").asText())).isNotNull();
        for (String table : List.of("act_ru_execution", "act_hi_procinst", "act_hi_op_log")) {
            assertThat(jdbc.sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE :words")
                            .param("words", "%" + words + "%")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusalsAndRepetitionsAreAnsweredAlikeAtBothDoors(EngineDoor door) {
        Caller olivia = door.as(port, OLIVIA);
        Map<String, Object> request = toGroup(somebodyAt("litware.com"), "project-atlas");

        Answer refused = olivia.start("invitation", toGroup("somebody@woodgrove.com", "project-atlas"));
        Answer first = olivia.start("invitation", request);
        Answer second = olivia.start("invitation", request);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("type").asText()).isEqualTo("HostDomain");
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
    }

    @ParameterizedTest
    @EnumSource
    void answersAreBounded(EngineDoor door) {
        Caller ada = door.as(port, ADA);

        assertThat(ada.get("/history/activity-instance").status()).isEqualTo(200);
        assertThat(ada.get("/history/activity-instance?firstResult=1").status()).isEqualTo(200);
        assertThat(ada.get("/history/activity-instance?maxResults=100000").status())
                .isEqualTo(400);
        assertThat(configuration.getQueryMaxResultsLimit()).isEqualTo(2000);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAdministratorsCorrelateSignalMoveAndRetry(EngineDoor door) {
        Answer started = EngineDoor.REST
                .as(port, OLIVIA)
                .start("invitation", toGroup(somebodyAt("litware.com"), "project-atlas"));
        String instance = started.json().get("id").asText();
        String request = started.json().get("businessKey").asText();
        for (String user : List.of(OLIVIA, "ben@woodgrove.com", "gina@woodgrove.com", "sam@litware.com")) {
            Caller caller = door.as(port, user);
            assertThat(List.of(
                            caller.post(
                                    "/message", Map.of("messageName", "Invitation redeemed", "businessKey", request)),
                            caller.post("/signal", Map.of("name", "x")),
                            caller.post("/process-instance/" + instance + "/modification", Map.of()),
                            caller.send(
                                    "PUT", "/process-instance/" + instance + "/suspended", Map.of("suspended", true)),
                            caller.send("PUT", "/process-instance/" + instance + "/variables/x", Map.of("value", 1)),
                            caller.send("DELETE", "/process-instance/" + instance, ""),
                            caller.post("/execution/" + instance + "/signal", Map.of()),
                            caller.send("PUT", "/job/x/retries", Map.of("retries", 1)),
                            caller.post("/job/x/execute", Map.of()),
                            caller.post("/migration/execute", Map.of()),
                            caller.get("/process-instance/" + instance + "/variables"),
                            caller.get("/history/variable-instance"),
                            caller.get("/process-definition/key/redemption/xml")))
                    .extracting(Answer::status)
                    .as(user)
                    .containsOnly(403);
        }
        assertThat(door.as(port, ADA)
                        .get("/process-instance/" + instance + "/variables")
                        .status())
                .isEqualTo(200);
        assertThat(door.as(port, ADA)
                        .send("PUT", "/process-instance/" + instance + "/suspended", Map.of("suspended", true))
                        .status())
                .isEqualTo(204);
        assertThat(door.as(port, ADA)
                        .send("PUT", "/process-instance/" + instance + "/suspended", Map.of("suspended", false))
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource
    void whatGoesWrongInsideIsNotTold(EngineDoor door) {
        Answer answer =
                door.as(port, ADA).post("/process-definition/key/approval/start", Map.of("variables", Map.of()));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().get("type").asText()).isEqualTo("InternalServerError");
        assertThat(answer.body()).doesNotContain("Exception", "org.");
    }

    private static Map<String, Object> object(String format, String value) {
        return Map.of(
                "value",
                value,
                "type",
                "Object",
                "valueInfo",
                Map.of("objectTypeName", "javax.naming.InitialContext", "serializationDataFormat", format));
    }
}
