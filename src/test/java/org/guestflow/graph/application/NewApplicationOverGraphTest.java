package org.guestflow.graph.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AtOnce;
import org.guestflow.support.Colleague;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administrators record applications, with the origins that guests may go on to. */
@ApplicationTest
class NewApplicationOverGraphTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient database;

    private String handle;
    private User owner;
    private RestCaller ada;

    @BeforeEach
    void anOwnerAndAHandleThatNobodyHas() {
        handle = "travel-" + UUID.randomUUID();
        owner = Colleague.named(context, "owner");
        ada = RestCaller.as(port, "ada@woodgrove.com");
    }

    @Test
    void anOwnerInvitesToTheNewApplicationAndGuestsGoOnToItsOrigin() {
        Response added = record(Map.of("selfServiceEnabled", true, "web", uris("https://Travel.WoodGrove.com/")));

        added.then()
                .statusCode(201)
                .body("displayName", equalTo("Travel"))
                .body("appId", equalTo(handle))
                .body("selfServiceEnabled", equalTo(true))
                .body("sensitivity", equalTo("normal"));
        String id = added.path("id");
        assertThat(added.header("Location")).endsWith("/v1.0/applications/" + id);
        ada.graphGet("/servicePrincipals/" + handle + "/owners")
                .then()
                .body("value.id", contains(owner.id().toString()));
        assertThat(trailOf(id)).containsExactly("Add application");
        invite("https://travel.woodgrove.com/trips").then().statusCode(201);
        invite("https://elsewhere.example/trips").then().statusCode(400);
    }

    private Response invite(String goesOnTo) {
        return RestCaller.as(port, owner.mail().toString())
                .graphPost(
                        "/invitations",
                        Map.of(
                                "invitedUserEmailAddress",
                                somebodyAt("litware.com"),
                                "inviteRedirectUrl",
                                goesOnTo,
                                "target",
                                Map.of("type", "application", "id", handle)));
    }

    @Test
    void aHandleIsMadeAndTheCallerOwnsItWhereNeitherIsSent() {
        Response added = ada.graphPost("/applications", Map.of("displayName", "Travel"));

        added.then().statusCode(201).body("appId", startsWith("app-"));
        ada.graphGet("/applications/" + added.path("appId") + "/owners")
                .then()
                .body("value.mail", contains("ada@woodgrove.com"));
    }

    @Test
    void anApplicationHandsOutAccessThroughAGroup() {
        String crew = ada.graphGet("/groups/crew").path("id");

        record(Map.of("accessGroupId", "crew")).then().statusCode(201).body("accessGroupId", equalTo(crew));
    }

    @ParameterizedTest(name = "{2}: {0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            displayName    | ``             | DisplayNameInvalid | 400
            appId          | Travel!        | HandleInvalid      | 400
            appId          | expense-portal | HandleTaken        | 409
            sensitivity    | secret         | ValueInvalid       | 400
            accessGroupId  | no-such-group  | UnknownTarget      | 400
            web            | somewhere      | ValueInvalid       | 400
            signInAudience | AzureADMyOrg   | UnknownField       | 400
            """)
    void whatCannotBeIsRefusedAndLeavesNothing(String field, String value, String rule, int status) {
        record(Map.of(field, value)).then().statusCode(status).body("error.innerError.code", equalTo(rule));

        assertThat(targets.findApplication(handle)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://travel.example",
                "https://travel.example/callback",
                "https://travel.example?next=1",
                "https://travel.example#top",
                "https://user@travel.example",
                "https://travel.example\\@elsewhere.example",
                "https://*.example",
                "ftp://travel.example",
                "travel.example",
                "https://",
                "javascript:alert(1)",
                ""
            })
    void whereNobodyIsToBeSentIsRefused(String uri) {
        record(Map.of("web", uris("https://good.example", uri)))
                .then()
                .statusCode(400)
                .body("error.innerError.code", equalTo("RedirectUriInvalid"));

        assertThat(targets.findApplication(handle)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1:3000", "https://travel.example:8443"})
    void portsAreKeptAndThisMachineNeedsNoTls(String uri) {
        String id = record(Map.of("web", uris(uri)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(targets.redirectOrigins(Target.application(UUID.fromString(id))))
                .containsExactly(uri);
    }

    @Test
    void guestsOwnNoApplication() {
        String sam = ada.graphGet("/users/sam@litware.com").path("id");

        record(Map.of("owners@odata.bind", List.of("https://localhost/v1.0/users/" + sam)))
                .then()
                .statusCode(409)
                .body("error.innerError.code", equalTo("GuestsDoNotOwn"));

        assertThat(targets.findApplication(handle)).isEmpty();
    }

    @Test
    void ofTwoAtTheSameMomentOneIsRecorded() throws Exception {
        List<Integer> answers = AtOnce.call(4, () -> record(Map.of()).statusCode());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia@woodgrove.com", "gina@woodgrove.com", "sam@litware.com"})
    void nobodyElseRecordsApplications(String caller) {
        RestCaller.as(port, caller)
                .graphPost("/applications", body())
                .then()
                .statusCode(403)
                .body("error.innerError.code", equalTo("AdministratorOnly"));

        assertThat(targets.findApplication(handle)).isEmpty();
    }

    private Response record(Map<String, ?> fields) {
        Map<String, Object> sent = body();
        sent.putAll(fields);
        return ada.graphPost("/applications", sent);
    }

    private Map<String, Object> body() {
        return new HashMap<>(Map.of(
                "displayName",
                "Travel",
                "appId",
                handle,
                "owners@odata.bind",
                List.of("http://localhost/v1.0/directoryObjects/" + owner.id())));
    }

    private static Map<String, Object> uris(String... uris) {
        return Map.of("redirectUris", List.of(uris));
    }

    private List<String> trailOf(String id) {
        return database.sql("SELECT action FROM audit_event WHERE object_id = :id ORDER BY sequence")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
