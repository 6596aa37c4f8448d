package org.guestflow.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guestflow.engine.EngineDoor;
import org.guestflow.engine.EngineDoor.Caller;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A3, A5: method by method, path by path, who gets past the outer wall at both of the engine's doors. */
@ApplicationTest
class EngineAccessSweepTest {

    private static final String ADA = "ada@woodgrove.com";
    private static final String BEN = "ben@woodgrove.com";
    private static final String SAM = "sam@litware.com";

    /** All that the wall leaves to a member who is offered nothing: what Tasklist asks for. What it then finds is the engine's to say. */
    private static final List<String> MEMBERS_MAY = List.of(
            "GET /engine",
            "GET /authorization/check",
            "GET /filter",
            "GET /filter/count",
            "GET /filter/x",
            "GET /filter/x/count",
            "GET /filter/x/list",
            "GET /filter/x/singleResult",
            "GET /identity/groups",
            "GET /process-definition",
            "GET /process-definition/count",
            "GET /process-definition/x",
            "GET /process-definition/x/diagram",
            "GET /process-definition/x/xml",
            "GET /task",
            "GET /task/count",
            "GET /task/x",
            "GET /task/x/attachment",
            "GET /task/x/comment",
            "GET /task/x/deployed-form",
            "GET /task/x/form",
            "GET /task/x/form-variables",
            "GET /task/x/identity-links",
            "GET /user/x/profile",
            "POST /filter/x/count",
            "POST /filter/x/list",
            "POST /filter/x/singleResult",
            "POST /process-definition/key/invitation/start",
            "POST /task",
            "POST /task/count",
            "POST /task/x/claim",
            "POST /task/x/complete",
            "POST /task/x/submit-form",
            "POST /task/x/unclaim",
            "POST /variable-instance");

    private static final List<String> GUESTS_MAY = List.of("POST /process-definition/key/invitation/start");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @EnumSource
    void membersGetPastItForTasklistOnly(EngineDoor door) {
        Caller ben = door.as(port, BEN);

        assertThat(endpoints().filter(endpoint -> passes(ben, endpoint)))
                .containsExactlyInAnyOrderElementsOf(known(MEMBERS_MAY));
    }

    @ParameterizedTest
    @EnumSource
    void guestsGetPastItForARequestOnly(EngineDoor door) {
        Caller sam = door.as(port, SAM);

        assertThat(endpoints().filter(endpoint -> passes(sam, endpoint)))
                .containsExactlyInAnyOrderElementsOf(door == EngineDoor.REST ? GUESTS_MAY : List.of());
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotSignedInDoesNotEvenGetToIt(EngineDoor door) {
        Visitor nobody = new Visitor(port);
        String root = door == EngineDoor.REST ? "/engine-rest" : "/camunda/api/engine/engine/default";

        endpoints()
                .filter(endpoint -> endpoint.startsWith("GET "))
                .forEach(endpoint -> assertThat(nobody.send(nobody.request(root + endpoint.substring(4))
                                        .setHeader("Accept", "application/json"))
                                .statusCode())
                        .as(endpoint)
                        .isEqualTo(401));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET,  /process-instance",
        "GET,  /process-definition",
        "GET,  /job",
        "GET,  /incident",
        "GET,  /history/process-instance",
        "GET,  /variable-instance",
        "GET,  /user",
        "GET,  /group",
        "GET,  /authorization",
        "GET,  /deployment",
        "GET,  /task",
        "POST, /task",
        "POST, /process-instance",
    })
    void administratorsReadEverything(String method, String path) {
        for (EngineDoor door : EngineDoor.values()) {
            assertThat(door.as(port, ADA)
                            .send(method, path, "POST".equals(method) ? Map.of() : "")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
        "/camunda/api/cockpit/plugin/base/default/incident",
        "/camunda/api/admin/plugin/base/default/x",
    })
    void whatIsBehindCockpitAndAdminIsForAdministrators(String path) {
        Visitor ben = Visitor.signedIn(port, BEN);
        Visitor ada = Visitor.signedIn(port, ADA);
        ben.get("/camunda/app/tasklist/default/");
        ada.get("/camunda/app/cockpit/default/");

        assertThat(ben.get(path).statusCode()).isEqualTo(403);
        assertThat(ada.get(path).statusCode()).isNotIn(401, 403, 500);
        assertThat(ben.send(ben.request("/camunda/api/admin/auth/user/default").setHeader("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(200);
    }

    private static Stream<String> endpoints() {
        return EngineEndpoints.all().stream();
    }

    /** What the engine has no endpoint for need not be looked for. */
    private static List<String> known(List<String> allowed) {
        assertThat(EngineEndpoints.all()).containsAll(allowed);
        return allowed;
    }

    private static boolean passes(Caller caller, String endpoint) {
        String[] parts = endpoint.split(" ", 2);
        EngineDoor.Answer answer = caller.send(parts[0], parts[1], "GET".equals(parts[0]) ? "" : "{}");
        return !(answer.status() == 401
                || (answer.status() == 403 && !answer.body().contains("Exception")));
    }
}
