package org.guestflow.graph.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.guestflow.shared.BaseUrl;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AtOnce;
import org.guestflow.support.MailFor;
import org.guestflow.support.OwnNode;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** A program that is unsure whether its call arrived sends it again, to whichever node: one invitation comes of it, and one mail. */
@Tag("faults")
@ApplicationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedOnTwoNodesTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private Environment settings;

    @Autowired
    private BaseUrl baseUrl;

    private OwnNode other;

    @BeforeAll
    void aSecondNodeOnTheSameDatabase() {
        other = OwnNode.start(
                settings.getRequiredProperty("spring.datasource.url"),
                Map.of(
                        "guestflow.base-url", baseUrl.value().toString(),
                        "guestflow.api.requests", settings.getRequiredProperty("guestflow.api.requests"),
                        "guestflow.api.period", settings.getRequiredProperty("guestflow.api.period")));
    }

    @AfterAll
    void endIt() {
        other.close();
    }

    @Test
    void oneInvitationAndOneMailComeOfACallThatIsSentAgain() {
        String guest = somebodyAt("litware.com");
        String call = UUID.randomUUID().toString();

        Response first = RestCaller.as(port, OLIVIA).graphPost("/invitations", invitation(guest), call);
        Response again = RestCaller.as(other.port(), OLIVIA).graphPost("/invitations", invitation(guest), call);

        first.then().statusCode(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        onlyOne(guest);
    }

    @Test
    void alsoOfManyAtTheSameMomentOnBothNodes() throws Exception {
        String guest = somebodyAt("litware.com");
        String call = UUID.randomUUID().toString();

        List<Response> answers = AtOnce.call(Stream.of(port, other.port(), port, other.port(), port, other.port())
                .<Callable<Response>>map(node -> () -> askUntilAnswered(node, guest, call))
                .toList());

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.get(0).asString());
        onlyOne(guest);
    }

    /** On a busy machine the first call may take longer than a repetition waits for it; that one is told to come again, and does. */
    private static Response askUntilAnswered(int node, String guest, String call) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> RestCaller.as(node, OLIVIA).graphPost("/invitations", invitation(guest), call),
                        answer -> answer.statusCode() != 409);
    }

    private void onlyOne(String guest) {
        assertThat(MailFor.recipient(guest).await(1)).hasSize(1);
        RestCaller.as(port, OLIVIA)
                .graphGet("/invitations?$count=true&$filter=invitedUserEmailAddress eq '" + guest + "'")
                .then()
                .statusCode(200)
                .body("'@odata.count'", equalTo(1))
                .body("value[0].deliveries.kind", equalTo(List.of("invitation")))
                .body("value[0].deliveries[0].attempts", equalTo(1));
    }

    private static Map<String, Object> invitation(String guest) {
        return Map.of(
                "invitedUserEmailAddress",
                guest,
                "sendInvitationMessage",
                true,
                "target",
                Map.of("type", "group", "id", "project-atlas"));
    }
}
