package org.guestflow.graph.invitation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import java.util.Map;
import java.util.UUID;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node dies after it has recorded an invitation and before it has answered; until the program asks again the invitation has ended. */
@ApplicationTest
class RepeatedInvitationTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");

    @Test
    void theSameCallInvitesOnceWhateverHasBecomeOfTheInvitation() {
        String call = UUID.randomUUID().toString();
        String first = invites(call);
        RestCaller.as(port, OLIVIA)
                .graphPost("/invitations/" + first + "/revoke", Map.of())
                .then()
                .statusCode(204);
        jdbc.sql("DELETE FROM api_answer WHERE client_request_id = :call")
                .param("call", call)
                .update();

        assertThat(invites(call)).isEqualTo(first);
        assertThat(invites(UUID.randomUUID().toString())).isNotEqualTo(first);
    }

    private String invites(String call) {
        return given().port(port)
                .auth()
                .preemptive()
                .basic(OLIVIA, "demo")
                .header("client-request-id", call)
                .contentType("application/json")
                .body(Map.of(
                        "invitedUserEmailAddress", guest, "target", Map.of("type", "group", "id", "project-atlas")))
                .post("/v1.0/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
