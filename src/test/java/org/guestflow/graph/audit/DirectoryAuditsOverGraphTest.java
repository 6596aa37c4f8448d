package org.guestflow.graph.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Administrators' programs read the trail. */
@ApplicationTest
class DirectoryAuditsOverGraphTest {

    private static final String AUDITS = "/auditLogs/directoryAudits";

    @LocalServerPort
    private int port;

    @Test
    void anInvitationIsInItByGraphsName() {
        String olivia = "olivia@woodgrove.com";
        String request = RestCaller.as(port, olivia)
                .start("invitation", toGroup(somebodyAt("litware.com"), "project-atlas"))
                .path("businessKey");

        ada().graphGet(AUDITS + "?$filter=activityDisplayName eq 'Invite external user' and requestId eq '" + request
                        + "'")
                .then()
                .statusCode(200)
                .body("value", hasSize(1))
                .body("value[0].initiatedBy.user.userPrincipalName", equalTo(olivia))
                .body("value[0].result", equalTo("success"));
    }

    @Test
    void theNewestComesFirstAndEachOnce() {
        Response first = ada().graphGet(AUDITS + "?$top=5");
        Response second = ada().follow(first.path("'@odata.nextLink'"));

        List<Integer> seen = Stream.of(first, second)
                .flatMap(page -> page.<List<String>>path("value.id").stream())
                .map(Integer::valueOf)
                .toList();
        assertThat(seen).hasSize(10).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        ada().graphGet(AUDITS + "/" + seen.get(3))
                .then()
                .statusCode(200)
                .body("id", equalTo(seen.get(3).toString()));
    }

    @Test
    void itIsNarrowedByWhoActedAndWhen() {
        String adas = ada().graphGet("/me").path("id");

        ada().graphGet(AUDITS + "?$filter=initiatedBy/user/id eq '" + adas
                        + "' and activityDateTime ge 2020-01-01T00:00:00Z&$orderby=activityDateTime")
                .then()
                .statusCode(200)
                .body("value.initiatedBy.user.id", everyItem(equalTo(adas)));
        ada().graphGet(AUDITS + "?$filter=activityDateTime lt 2020-01-01T00:00:00Z")
                .then()
                .body("value", hasSize(0));
    }

    @Test
    void whatACallDidIsFoundByItsId() {
        String level = ada().graphGet("/policies/authorizationPolicy").path("allowInvitesFrom");
        String other = "everyone".equals(level) ? "adminsGuestInvitersAndAllMembers" : "everyone";
        Response call = ada().graphPatch("/policies/authorizationPolicy", Map.of("allowInvitesFrom", other));
        ada().graphPatch("/policies/authorizationPolicy", Map.of("allowInvitesFrom", level));

        ada().graphGet(AUDITS + "?$filter=correlationId eq '" + call.header("request-id") + "'")
                .then()
                .statusCode(200)
                .body("value", hasSize(1))
                .body("value[0].activityDisplayName", equalTo("Update policy setting"))
                .body("value[0].correlationId", equalTo(call.header("request-id")));
    }

    @Test
    void theTrailIsVerifiedOnDemand() {
        Response answer = ada().graphGet("/auditLogs/verification");

        Map<String, Object> body = answer.then().statusCode(200).extract().path("$");
        assertThat(body).containsOnlyKeys("valid", "entries", "firstInvalid").containsEntry("valid", true);
        assertThat(body.get("firstInvalid")).isNull();
        assertThat(((Number) body.get("entries")).longValue()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia@woodgrove.com", "gina@woodgrove.com", "sam@litware.com"})
    void nobodyElseReadsIt(String somebody) {
        RestCaller.as(port, somebody).graphGet(AUDITS).then().statusCode(403);
        RestCaller.as(port, somebody).graphGet(AUDITS + "/1").then().statusCode(403);
        RestCaller.as(port, somebody).graphGet("/auditLogs/verification").then().statusCode(403);
    }

    @Test
    void anEventThatIsNotThereIsNotFound() {
        for (String id : List.of("0", "99999999", "1.5", "x", "1e2", "99999999999999999999")) {
            ada().graphGet(AUDITS + "/" + id).then().statusCode(404);
        }
    }

    private RestCaller ada() {
        return RestCaller.as(port, "ada@woodgrove.com");
    }
}
