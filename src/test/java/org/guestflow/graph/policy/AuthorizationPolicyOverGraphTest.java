package org.guestflow.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.Map;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may invite is set over the API, and holds for the next request. */
@ApplicationTest
class AuthorizationPolicyOverGraphTest {

    private static final String POLICY = "/policies/authorizationPolicy";

    @LocalServerPort
    private int port;

    @Test
    void aChangeHoldsForTheNextRequest() {
        RestCaller ada = RestCaller.as(port, "ada@woodgrove.com");
        RestCaller olivia = RestCaller.as(port, "olivia@woodgrove.com");
        String before = olivia.graphGet(POLICY).path("allowInvitesFrom");
        try {
            ada.graphPatch(POLICY, Map.of("allowInvitesFrom", "none")).then().statusCode(204);

            olivia.graphGet(POLICY).then().body("allowInvitesFrom", equalTo("none"));
            olivia.start("invitation", toGroup(somebodyAt("litware.com"), "project-atlas"))
                    .then()
                    .statusCode(403);
        } finally {
            ada.graphPatch(POLICY, Map.of("allowInvitesFrom", before)).then().statusCode(204);
        }
        olivia.start("invitation", toGroup(somebodyAt("litware.com"), "project-atlas"))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"allowInvitesFrom": "nobody"}                                 | ValueInvalid
            {"guestUserRoleId": "00000000-0000-0000-0000-000000000000"}    | ValueInvalid
            {"guestUserRoleId": "admin"}                                   | ValueInvalid
            {"secondFactorRequiredFor": "guests"}                          | ValueInvalid
            {"blockMsolPowerShell": true}                                  | UnknownField
            """)
    void whatIsNoneOfItsValuesIsRefused(String body, String rule) {
        Response answer = RestCaller.as(port, "ada@woodgrove.com").graphPatch(POLICY, body);

        answer.then().statusCode(400);
        assertThat(RestCaller.rule(answer)).isEqualTo(rule);
    }

    @Test
    void onlyAdministratorsChangeIt() {
        RestCaller.as(port, "olivia@woodgrove.com")
                .graphPatch(POLICY, Map.of("allowInvitesFrom", "everyone"))
                .then()
                .statusCode(403);
    }
}
