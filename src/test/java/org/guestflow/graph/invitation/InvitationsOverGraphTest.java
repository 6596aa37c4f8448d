package org.guestflow.graph.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.List;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Inviters look after their invitations in Graph's dialect. */
@ApplicationTest
class InvitationsOverGraphTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private RequestId request;

    @BeforeEach
    void oliviaHasInvited() {
        scenario = new InvitationScenario(context);
        request = RequestId.parse(RestCaller.as(port, OLIVIA)
                .start("invitation", toGroup(guest, "project-atlas"))
                .path("businessKey"));
    }

    @Test
    void theInviterAndAnAdministratorSeeWhereItStands() {
        MailFor.recipient(guest).await(1);

        for (String reader : List.of(OLIVIA, "ada@woodgrove.com")) {
            RestCaller.as(port, reader)
                    .graphGet("/invitations/" + request)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("PendingAcceptance"))
                    .body("invitedUserEmailAddress", equalTo(guest))
                    .body("deliveries.kind", hasItem("invitation"));
        }
        RestCaller.as(port, OLIVIA)
                .graphGet("/invitations")
                .then()
                .statusCode(200)
                .body("value.id", hasItem(request.toString()));
    }

    @Test
    void nobodyElseLearnsThatItIsThere() {
        for (String stranger : List.of("ben@woodgrove.com", "gina@woodgrove.com", "sam@litware.com")) {
            RestCaller rest = RestCaller.as(port, stranger);
            rest.graphGet("/invitations/" + request)
                    .then()
                    .statusCode(404)
                    .body("error.innerError.code", equalTo("UnknownInvitation"));
            rest.graphPost("/invitations/" + request + "/revoke").then().statusCode(404);
            rest.graphPost("/invitations/" + request + "/resend").then().statusCode(404);
        }
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
    }

    @Test
    void theInviterHasANewLinkSent() {
        String first = MailFor.recipient(guest).tokenInMail(1);

        RestCaller.as(port, OLIVIA)
                .graphPost("/invitations/" + request + "/resend")
                .then()
                .statusCode(204);

        assertThat(MailFor.recipient(guest).tokenInMail(2)).isNotEqualTo(first);
    }

    @Test
    void theInviterRevokesOnce() {
        RestCaller.as(port, OLIVIA)
                .graphPost("/invitations/" + request + "/revoke")
                .then()
                .statusCode(204);
        RestCaller.as(port, OLIVIA)
                .graphPost("/invitations/" + request + "/revoke")
                .then()
                .statusCode(409)
                .body("error.innerError.code", equalTo("InvitationNotPending"));

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Revoked");
        assertThat(scenario.user(guest)).isEmpty();
    }

    @Test
    void whoAnswersForInvitationsListsThemByWhereTheyStand() {
        MailFor.recipient(guest).await(1);
        String target = scenario.invitation(request).target().id().toString();
        String filter = "/invitations?$count=true&$filter=status eq 'PendingAcceptance' and target/id eq '" + target
                + "' and invitedUserEmailAddress eq '" + guest + "'";

        for (String reader : List.of(OLIVIA, "ada@woodgrove.com")) {
            RestCaller.as(port, reader)
                    .graphGet(filter)
                    .then()
                    .statusCode(200)
                    .body("'@odata.count'", equalTo(1))
                    .body("value.id", equalTo(List.of(request.toString())))
                    .body("value[0].deliveries.kind", hasItem("invitation"));
        }
        for (String stranger : List.of("ben@woodgrove.com", "gina@woodgrove.com", "sam@litware.com")) {
            RestCaller.as(port, stranger)
                    .graphGet(filter)
                    .then()
                    .statusCode(200)
                    .body("'@odata.count'", equalTo(0));
        }
        RestCaller.as(port, OLIVIA)
                .graphGet("/invitations?$filter=status eq 'Error' and invitedUserEmailAddress eq '" + guest + "'")
                .then()
                .body("value.id", equalTo(List.of()));
    }
}
