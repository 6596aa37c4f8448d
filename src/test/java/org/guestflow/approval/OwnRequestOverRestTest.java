package org.guestflow.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Olivia asks for a guest in the confidential board-papers, and sits among the approvers herself. */
@ApplicationTest
class OwnRequestOverRestTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String PRIYA = "priya@woodgrove.com";
    private static final Map<String, ?> APPROVE =
            Map.of("variables", RestCaller.typed(Map.of("decision", "approve", "comment", "")));

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Targets targets;

    private InvitationScenario scenario;
    private User olivia;
    private UUID approvers;
    private RequestId request;
    private String task;

    @BeforeEach
    void oliviaIsAnApproverAndAsks() {
        scenario = new InvitationScenario(context);
        olivia = scenario.user(OLIVIA).orElseThrow();
        approvers = targets.findGroup("guest-approvers").orElseThrow().id();
        targets.addMember(approvers, olivia.id(), olivia.id());
        request = RequestId.parse(RestCaller.as(port, OLIVIA)
                .start("invitation", toGroup(somebodyAt("litware.com"), "board-papers"))
                .path("businessKey"));
        task = scenario.openTask(request).getId();
    }

    @AfterEach
    void oliviaIsNoApprover() {
        targets.removeMember(approvers, olivia.id(), olivia.id());
    }

    @Test
    void sheDoesNotApproveIt() {
        RestCaller.as(port, OLIVIA)
                .post("/task/" + task + "/complete", APPROVE)
                .then()
                .statusCode(403)
                .body("type", equalTo("OwnRequest"))
                .body("message", startsWith("OwnRequest: "));

        assertThat(scenario.openTask(request).getId()).isEqualTo(task);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
    }

    @Test
    void sheDoesNotTakeItFromTheOthersEither() {
        RestCaller.as(port, OLIVIA)
                .post("/task/" + task + "/claim", Map.of("userId", OLIVIA))
                .then()
                .statusCode(403)
                .body("type", equalTo("OwnRequest"));

        assertThat(scenario.openTask(request).getAssignee()).isNull();
        RestCaller.as(port, PRIYA)
                .post("/task/" + task + "/claim", Map.of("userId", PRIYA))
                .then()
                .statusCode(204);
        RestCaller.as(port, PRIYA)
                .post("/task/" + task + "/complete", APPROVE)
                .then()
                .statusCode(204);
    }
}
