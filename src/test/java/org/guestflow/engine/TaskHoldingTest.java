package org.guestflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.Collections;
import java.util.Map;
import org.guestflow.engine.EngineDoor.Answer;
import org.guestflow.engine.EngineDoor.Caller;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Approvers take a task for themselves, give it back, assign it to nobody else, and leave it to whoever has taken it. */
@ApplicationTest
class TaskHoldingTest {

    private static final String PRIYA = "priya@woodgrove.com";
    private static final String MARCO = "marco@woodgrove.com";
    private static final String ADA = "ada@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private InvitationScenario scenario;
    private RequestId request;
    private String task;

    @BeforeEach
    void aRequestWaitsForPriyaOrMarco() {
        scenario = new InvitationScenario(context);
        Answer started = EngineDoor.REST
                .as(port, "olivia@woodgrove.com")
                .start("invitation", toGroup(somebodyAt("litware.com"), "board-papers"));
        request = RequestId.parse(started.json().get("businessKey").asText());
        task = "/task/" + scenario.openTask(request).getId();
    }

    @ParameterizedTest
    @EnumSource
    void priyaGivesBackWhatSheTookAndMarcoTakesIt(EngineDoor door) {
        Caller priya = door.as(port, PRIYA);
        assertThat(claim(priya, PRIYA).status()).isEqualTo(204);
        assertThat(holder()).isEqualTo(PRIYA);

        assertThat(priya.post(task + "/unclaim", "").status()).isEqualTo(204);

        assertThat(holder()).isNull();
        assertThat(claim(door.as(port, MARCO), MARCO).status()).isEqualTo(204);
        assertThat(holder()).isEqualTo(MARCO);
    }

    @ParameterizedTest
    @EnumSource
    void marcoDoesNotPutAwayWhatPriyaHolds(EngineDoor door) {
        claim(door.as(port, PRIYA), PRIYA);
        Caller marco = door.as(port, MARCO);

        assertThat(marco.post(task + "/unclaim", "").status()).isEqualTo(403);
        assertThat(claim(marco, null).status()).isEqualTo(403);

        assertThat(holder()).isEqualTo(PRIYA);
    }

    @ParameterizedTest
    @EnumSource
    void priyaAssignsNothingToMarco(EngineDoor door) {
        Caller priya = door.as(port, PRIYA);

        assertThat(claim(priya, MARCO).status()).isEqualTo(403);
        assertThat(priya.post(task + "/assignee", Map.of("userId", MARCO)).status())
                .isEqualTo(403);
        assertThat(priya.post(task + "/delegate", Map.of("userId", MARCO)).status())
                .isEqualTo(403);

        assertThat(holder()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void anAdministratorPutsAwayWhatPriyaHolds(EngineDoor door) {
        claim(door.as(port, PRIYA), PRIYA);

        assertThat(door.as(port, ADA).post(task + "/unclaim", "").status()).isEqualTo(204);

        assertThat(holder()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void marcoDoesNotDecideWhatPriyaHolds(EngineDoor door) {
        claim(door.as(port, PRIYA), PRIYA);
        Caller marco = door.as(port, MARCO);

        assertThat(decide(marco, "/complete").status()).isEqualTo(409);
        assertThat(decide(marco, "/submit-form").status()).isEqualTo(409);

        assertThat(holder()).isEqualTo(PRIYA);
        assertThat(decide(door.as(port, PRIYA), "/complete").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource
    void marcoDecidesWhatNobodyHolds(EngineDoor door) {
        assertThat(decide(door.as(port, MARCO), "/submit-form").status()).isEqualTo(204);
    }

    private Answer decide(Caller caller, String how) {
        return caller.post(task + how, Map.of("variables", RestCaller.typed(Map.of("decision", "approve"))));
    }

    private Answer claim(Caller caller, String forWhom) {
        return caller.post(task + "/claim", Collections.singletonMap("userId", forWhom));
    }

    private String holder() {
        return scenario.openTask(request).getAssignee();
    }
}
