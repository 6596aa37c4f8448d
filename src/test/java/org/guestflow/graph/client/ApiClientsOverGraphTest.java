package org.guestflow.graph.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.UserFilter;
import org.guestflow.directory.UserType;
import org.guestflow.directory.Users;
import org.guestflow.engine.RequestRefused;
import org.guestflow.invitation.InvitationState;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administrators record the programs that call as themselves, and what these may bring people to. */
@ApplicationTest
class ApiClientsOverGraphTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient database;

    private final String client = UUID.randomUUID().toString();
    private final String team = somebodyAt("woodgrove.com");
    private InvitationScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new InvitationScenario(context);
    }

    @AfterEach
    void invitesAreAllowed() {
        database.sql("UPDATE tenant_setting SET allow_invites_from = 'adminsGuestInvitersAndAllMembers'")
                .update();
    }

    @Test
    void aClientIsRecordedChangedAndForgotten() {
        Response added = record(Map.of("groups", List.of("project-atlas"), "applications", List.of("expense-portal")));
        added.then()
                .statusCode(201)
                .body("clientId", equalTo(client))
                .body("displayName", equalTo("Portal"))
                .body("mail", equalTo(team))
                .body("mayInviteAnywhere", equalTo(false))
                .body("groups", hasSize(1))
                .body("applications", hasSize(1));
        String id = added.path("id");
        assertThat(added.header("Location")).endsWith("/v1.0/apiClients/" + id);
        ada().graphGet("/apiClients").then().statusCode(200).body("value.clientId", hasItem(client));

        ada().graphPatch("/apiClients/" + id, Map.of("mayInviteAnywhere", true, "groups", List.of()))
                .then()
                .statusCode(200);

        ada().graphGet("/apiClients/" + id)
                .then()
                .statusCode(200)
                .body("mayInviteAnywhere", equalTo(true))
                .body("groups", empty())
                .body("applications", hasSize(1))
                .body("displayName", equalTo("Portal"));
        ada().graphDelete("/apiClients/" + id).then().statusCode(204);
        ada().graphGet("/apiClients/" + id)
                .then()
                .statusCode(404)
                .body("error.innerError.code", equalTo("UnknownApiClient"));
        ada().graphDelete("/apiClients/" + id).then().statusCode(404);
        assertThat(scenario.user(team)).isEmpty();
        assertThat(audited(id))
                .containsExactly(
                        "Add user",
                        "Add API client",
                        "Add member to role",
                        "Update API client",
                        "Remove member from role",
                        "Delete user",
                        "Remove API client");
    }

    @ParameterizedTest
    @ValueSource(strings = {OLIVIA, "gina@woodgrove.com", "sam@litware.com"})
    void nobodyElseSeesOrChangesThem(String caller) {
        RestCaller rest = RestCaller.as(port, caller);

        rest.graphGet("/apiClients").then().statusCode(403).body("error.innerError.code", equalTo("AdministratorOnly"));
        rest.graphGet("/apiClients/" + UUID.randomUUID()).then().statusCode(403);
        rest.graphPost("/apiClients", Map.of("clientId", client)).then().statusCode(403);
        rest.graphPatch("/apiClients/" + UUID.randomUUID(), Map.of()).then().statusCode(403);
        rest.graphDelete("/apiClients/" + UUID.randomUUID()).then().statusCode(403);
    }

    @ParameterizedTest(name = "{2}: {0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            clientId          | ``                    | ClientIdInvalid    | 400
            clientId          | a b                   | ClientIdInvalid    | 400
            displayName       | ` `                   | DisplayNameInvalid | 400
            mail              | nobody                | MalformedAddress   | 400
            mail              | olivia@woodgrove.com  | AddressTaken       | 409
            mayInviteAnywhere | perhaps               | ValueInvalid       | 400
            groups            | project-atlas         | ValueInvalid       | 400
            administrator     | true                  | UnknownField       | 400
            """)
    void whatCannotBeIsRefusedAndLeavesNothing(String field, String value, String rule, int status) {
        record(Map.of(field, value)).then().statusCode(status).body("error.innerError.code", equalTo(rule));

        assertThat(scenario.user(team)).isEmpty();
        ada().graphGet("/apiClients").then().body("value.clientId", not(hasItem(client)));
    }

    @Test
    void whatIsNotThereIsRefused() {
        record(Map.of("groups", List.of("no-such-group")))
                .then()
                .statusCode(400)
                .body("error.innerError.code", equalTo("UnknownTarget"));
        RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .auth()
                .preemptive()
                .basic("ada@woodgrove.com", "demo")
                .contentType("application/json")
                .body("null")
                .post("/v1.0/apiClients")
                .then()
                .statusCode(400)
                .body("error.innerError.code", equalTo("ValueInvalid"));
    }

    @Test
    void aClientIsRecordedOnce() {
        record(Map.of()).then().statusCode(201);

        record(Map.of("mail", somebodyAt("woodgrove.com")))
                .then()
                .statusCode(409)
                .body("error.innerError.code", equalTo("ClientTaken"));
    }

    @Test
    void aClientMayNameWhatItOwnsAndItsOwnersWhoArePeopleDecide() {
        record(Map.of("groups", List.of("project-atlas"))).then().statusCode(201);

        RequestId request = scenario.invites(team, toGroup(somebodyAt("fabrikam.example"), "project-atlas"));

        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.APPROVAL_REQUESTED);
        assertThat(scenario.mailTo(team, request)).isEmpty();
        scenario.decides(OLIVIA, request, "approve", "");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        assertThatThrownBy(() -> scenario.invites(team, toGroup(somebodyAt("litware.com"), "crew")))
                .hasMessageContaining("TargetNotOwned");
    }

    @Test
    void withTheAdministratorsConsentAClientMayNameAnyTarget() {
        record(Map.of("mayInviteAnywhere", true)).then().statusCode(201);

        RequestId request = scenario.invites(team, toGroup(somebodyAt("litware.com"), "project-atlas"));

        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
    }

    @ParameterizedTest
    @CsvSource({
        "none,                            false, false",
        "adminsAndGuestInviters,          false, true",
        "adminsGuestInvitersAndAllMembers,true,  true"
    })
    void theTenantSaysWhetherClientsMayInvite(String level, boolean asOwner, boolean anywhere) {
        String id = record(Map.of("groups", List.of("project-atlas"))).path("id");
        database.sql("UPDATE tenant_setting SET allow_invites_from = :level")
                .param("level", level)
                .update();

        assertThat(mayInvite()).isEqualTo(asOwner);
        ada().graphPatch("/apiClients/" + id, Map.of("mayInviteAnywhere", true))
                .then()
                .statusCode(200);
        assertThat(mayInvite()).isEqualTo(anywhere);
    }

    @Test
    void aClientIsNoPerson() {
        record(Map.of("groups", List.of("project-atlas"))).then().statusCode(201);

        assertThat(users.list(UserFilter.EVERYBODY.withMails(Set.of(team)), 0, 10))
                .isEmpty();
        assertThat(users.list(UserFilter.EVERYBODY.ofType(UserType.APPLICATION).withMails(Set.of(team)), 0, 10))
                .hasSize(1);
        RestCaller.as(port, team).graphGet("/invitations").then().statusCode(401);
        RestCaller.as(port, team).get("/user/" + team + "/profile").then().statusCode(401);
        assertThatThrownBy(() -> database.sql("UPDATE directory_user SET password_hash = 'x' WHERE mail = :mail")
                        .param("mail", team)
                        .update())
                .hasMessageContaining("application_has_no_password");
        RestCaller.as(port, "ada@woodgrove.com")
                .get("/user?email=" + team)
                .then()
                .body(not(containsString(team)));
    }

    @Test
    void aGroupKeepsAnOwnerWhoIsAPerson() {
        record(Map.of("groups", List.of("project-atlas"))).then().statusCode(201);

        assertThatThrownBy(() -> database.sql("""
                                DELETE FROM group_owner USING directory_user u
                                WHERE u.id = user_id AND u.user_type = 'member'
                                  AND group_id = (SELECT id FROM directory_group WHERE mail_nickname = 'project-atlas')
                                """).update()).hasMessageContaining("has no owner");
    }

    @Test
    void aForgottenClientThatHasInvitedStaysAsTheOneWhoAsked() {
        String id = record(Map.of("groups", List.of("project-atlas"))).path("id");
        RequestId request = scenario.invites(team, toGroup(somebodyAt("litware.com"), "project-atlas"));

        ada().graphDelete("/apiClients/" + id).then().statusCode(204);

        assertThat(scenario.invitation(request).inviter()).hasToString(id);
        assertThat(scenario.user(team))
                .hasValueSatisfying(
                        account -> assertThat(account.accountEnabled()).isFalse());
        assertThat(mayInvite()).isFalse();
    }

    private boolean mayInvite() {
        try {
            scenario.invites(team, toGroup(somebodyAt("litware.com"), "project-atlas"));
            return true;
        } catch (RequestRefused refused) {
            assertThat(refused.violation().rule()).isIn("InvitesNotAllowed", "AccountDisabled");
            return false;
        }
    }

    private Response record(Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(Map.of("clientId", client, "displayName", "Portal", "mail", team));
        body.putAll(fields);
        return ada().graphPost("/apiClients", body);
    }

    private List<String> audited(String id) {
        return database.sql("SELECT action FROM audit_event WHERE object_id = :id ORDER BY sequence")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private RestCaller ada() {
        return RestCaller.as(port, "ada@woodgrove.com");
    }
}
