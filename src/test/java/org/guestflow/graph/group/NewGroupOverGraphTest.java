package org.guestflow.graph.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AtOnce;
import org.guestflow.support.Colleague;
import org.guestflow.support.MailFor;
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

/** Administrators record groups, and whoever owns one invites people to it. */
@ApplicationTest
class NewGroupOverGraphTest {

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
        handle = "nova-" + UUID.randomUUID();
        owner = Colleague.named(context, "owner");
        ada = RestCaller.as(port, "ada@woodgrove.com");
    }

    /** A group by rule would have every other test's people in it. */
    @AfterEach
    void nobodyIsInAGroupByRule() {
        database.sql("DELETE FROM directory_group WHERE mail_nickname = :handle AND membership = 'dynamic'")
                .param("handle", handle)
                .update();
    }

    @Test
    void anOwnerInvitesToTheNewGroup() {
        Response added = record(Map.of("selfServiceEnabled", true));

        added.then()
                .statusCode(201)
                .body("displayName", equalTo("Project Nova"))
                .body("mailNickname", equalTo(handle))
                .body("groupTypes", empty())
                .body("selfServiceEnabled", equalTo(true))
                .body("sensitivity", equalTo("normal"));
        String id = added.path("id");
        assertThat(added.header("Location")).endsWith("/v1.0/groups/" + id);
        ada.graphGet("/groups/" + handle + "/owners")
                .then()
                .body("value.id", contains(owner.id().toString()));
        assertThat(trailOf(id)).containsExactly("Add group");
        String guest = somebodyAt("litware.com");
        RestCaller.as(port, owner.mail().toString())
                .graphPost(
                        "/invitations",
                        Map.of(
                                "invitedUserEmailAddress",
                                guest,
                                "sendInvitationMessage",
                                true,
                                "target",
                                Map.of("type", "group", "id", handle)))
                .then()
                .statusCode(201)
                .body("target.id", equalTo(id));
        MailFor.recipient(guest).await(1);
    }

    @Test
    void whoRecordsAGroupOwnsItWhereNobodyElseIsNamed() {
        Map<String, Object> sent = body();
        sent.remove("owners@odata.bind");
        // What Microsoft's own clients have to send.
        sent.putAll(Map.of("mailEnabled", false, "securityEnabled", true, "groupTypes", List.of()));

        ada.graphPost("/groups", sent).then().statusCode(201);

        ada.graphGet("/groups/" + handle + "/owners").then().body("value.mail", contains("ada@woodgrove.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Member", "Guest"})
    void aRuleComputesWhoIsInADynamicGroup(String type) {
        String rule = "user.userType -eq \"" + type + "\"";
        record(Map.of(
                        "groupTypes",
                        List.of("DynamicMembership"),
                        "membershipRule",
                        rule,
                        "membershipRuleProcessingState",
                        "On",
                        "sensitivity",
                        "confidential"))
                .then()
                .statusCode(201)
                .body("groupTypes", hasItem("DynamicMembership"))
                .body("membershipRule", equalTo(rule))
                .body("sensitivity", equalTo("confidential"));

        ada.graphGet("/groups/" + handle + "/members?$filter=userType ne '" + type + "'")
                .then()
                .statusCode(200)
                .body("value", empty());
        assertThat(ada.graphGet("/groups/" + handle + "/members?$top=1").<List<?>>path("value"))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{2}: {0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            displayName                   | ` `                        | DisplayNameInvalid    | 400
            mailNickname                  | ``                         | HandleInvalid         | 400
            mailNickname                  | Project Nova               | HandleInvalid         | 400
            mailNickname                  | 20000000-0000-4000-8000-000000000001 | HandleInvalid | 400
            mailNickname                  | project-atlas              | HandleTaken           | 409
            membershipRule                | user.userType -eq "Member" | MembershipRuleInvalid | 400
            membershipRuleProcessingState | Paused                     | ValueInvalid          | 400
            sensitivity                   | secret                     | ValueInvalid          | 400
            mailEnabled                   | maybe                      | ValueInvalid          | 400
            isAssignableToRole            | true                       | UnknownField          | 400
            onPremisesSyncEnabled         | true                       | UnknownField          | 400
            description                   | About Nova                 | UnknownField          | 400
            """)
    void whatCannotBeIsRefusedAndLeavesNothing(String field, String value, String rule, int status) {
        refuses(Map.of(field, value), rule, status);
    }

    @Test
    void rulesThatAreNotUnderstoodAndTypesThatAreNotThereAreRefused() {
        List<String> dynamic = List.of("DynamicMembership");
        refuses(Map.of("groupTypes", dynamic), "MembershipRuleInvalid", 400);
        refuses(
                Map.of("groupTypes", dynamic, "membershipRule", "user.department -eq \"Sales\""),
                "MembershipRuleInvalid",
                400);
        refuses(Map.of("groupTypes", List.of("Unified")), "ValueInvalid", 400);
        refuses(Map.of("mailEnabled", true), "ValueInvalid", 400);
        refuses(Map.of("securityEnabled", false), "ValueInvalid", 400);
    }

    @Test
    void aGroupIsOwnedByPeopleOfTheOrganisation() {
        String sam = ada.graphGet("/users/sam@litware.com").path("id");
        refuses(owners(), "OwnerMissing", 400);
        refuses(owners("nobody"), "ReferenceInvalid", 400);
        refuses(owners(reference(UUID.randomUUID().toString())), "UnknownUser", 404);
        refuses(owners(reference(owner.id().toString()), reference(sam)), "GuestsDoNotOwn", 409);
    }

    private void refuses(Map<String, ?> fields, String rule, int status) {
        record(fields).then().statusCode(status).body("error.innerError.code", equalTo(rule));

        assertThat(targets.findGroup(handle)).isEmpty();
    }

    @Test
    void ofTwoAtTheSameMomentOneIsRecorded() throws Exception {
        List<Integer> answers = AtOnce.call(4, () -> record(Map.of()).statusCode());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia@woodgrove.com", "gina@woodgrove.com", "sam@litware.com"})
    void nobodyElseRecordsGroups(String caller) {
        RestCaller.as(port, caller)
                .graphPost("/groups", body())
                .then()
                .statusCode(403)
                .body("error.innerError.code", equalTo("AdministratorOnly"));

        assertThat(targets.findGroup(handle)).isEmpty();
    }

    private Response record(Map<String, ?> fields) {
        Map<String, Object> sent = body();
        sent.putAll(fields);
        return ada.graphPost("/groups", sent);
    }

    private Map<String, Object> body() {
        Map<String, Object> sent = new HashMap<>(Map.of("displayName", "Project Nova", "mailNickname", handle));
        sent.putAll(owners(reference(owner.id().toString())));
        return sent;
    }

    private static Map<String, Object> owners(String... references) {
        return Map.of("owners@odata.bind", List.of(references));
    }

    private static String reference(String id) {
        return "https://graph.microsoft.com/v1.0/users/" + id;
    }

    private List<String> trailOf(String id) {
        return database.sql("SELECT action FROM audit_event WHERE object_id = :id ORDER BY sequence")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
