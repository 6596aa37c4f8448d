package org.guestflow.graph.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Owners add and remove people by references; a guest comes in as policy says. */
@ApplicationTest
class MembersOverGraphTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    private RestCaller ada;
    private RestCaller olivia;
    private RestCaller ben;
    private String handle;
    private String members;

    @BeforeEach
    void aGroupOfOlivias() {
        ada = RestCaller.as(port, "ada@woodgrove.com");
        olivia = RestCaller.as(port, "olivia@woodgrove.com");
        ben = RestCaller.as(port, "ben@woodgrove.com");
        handle = "group-" + UUID.randomUUID();
        members = "/groups/" + handle + "/members";
        group(Sensitivity.NORMAL);
    }

    @Test
    void anOwnerAddsAMemberOfTheOrganisationAndTakesHimOut() {
        String his = id("ben@woodgrove.com");

        olivia.graphPost(members + "/$ref", reference(his)).then().statusCode(204);

        ben.graphGet(members).then().statusCode(200).body("value.id", equalTo(List.of(his)));
        assertThat(ben.graphGet(members + "/$count").asString()).isEqualTo("1");
        ben.graphGet("/me/memberOf").then().body("value.mailNickname", hasItem(handle));
        olivia.graphGet("/users/ben@woodgrove.com/memberOf?$filter=mailNickname eq '" + handle + "'")
                .then()
                .body("value", hasSize(1));
        assertThat(RestCaller.rule(olivia.graphPost(members + "/$ref", reference(his))))
                .isEqualTo("AlreadyMember");

        olivia.graphDelete(members + "/" + his + "/$ref").then().statusCode(204);
        ben.graphGet(members).then().body("value", hasSize(0));
        assertThat(RestCaller.rule(olivia.graphDelete(members + "/" + his + "/$ref")))
                .isEqualTo("NotInTarget");
    }

    @Test
    void aGuestWhoHasAcceptedIsInAtOnceWherePolicyLetsHim() {
        String lena = id("lena@litware.com");

        olivia.graphPost(members + "/$ref", reference(lena)).then().statusCode(204);

        olivia.graphGet(members + "?$select=id,userType").then().body("value.id", equalTo(List.of(lena)));
        olivia.graphGet("/invitations").then().body("value.invitedUserEmailAddress", hasItem("lena@litware.com"));
    }

    @Test
    void aGuestWhoNeedsAnApprovalIsNotInYet() {
        handle = "group-" + UUID.randomUUID();
        members = "/groups/" + handle + "/members";
        group(Sensitivity.CONFIDENTIAL);

        Response answer = olivia.graphPost(members + "/$ref", reference(id("lena@litware.com")));

        answer.then().statusCode(202);
        olivia.follow(answer.header("Location")).then().statusCode(200).body("status", equalTo("InProgress"));
        olivia.graphGet(members).then().body("value", hasSize(0));
    }

    @Test
    void onlyOwnersAndAdministratorsChangeWhoIsIn() {
        String sam = id("sam@litware.com");

        for (String stranger : List.of("ben@woodgrove.com", "gina@woodgrove.com")) {
            RestCaller caller = RestCaller.as(port, stranger);
            caller.graphPost(members + "/$ref", reference(sam)).then().statusCode(403);
            caller.graphDelete(members + "/" + sam + "/$ref").then().statusCode(403);
            caller.graphPost("/groups/" + handle + "/owners/$ref", reference(id(stranger)))
                    .then()
                    .statusCode(403);
            caller.graphDelete("/groups/" + handle + "/owners/" + id("olivia@woodgrove.com") + "/$ref")
                    .then()
                    .statusCode(403);
        }
        RestCaller.as(port, "sam@litware.com")
                .graphPost(members + "/$ref", reference(sam))
                .then()
                .statusCode(404);
        ada.graphPost(members + "/$ref", reference(id("ben@woodgrove.com")))
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({"all-staff,DynamicGroup", "finance,SyncedGroup"})
    void aGroupThatIsNotKeptByHandIsNotChanged(String group, String rule) {
        Response added = ada.graphPost("/groups/" + group + "/members/$ref", reference(id("sam@litware.com")));

        added.then().statusCode(400);
        assertThat(RestCaller.rule(added)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                        | 400 | ReferenceInvalid
            {"@odata.id": "https://x/v1.0/directoryObjects/1"}                        | 400 | ReferenceInvalid
            {"@odata.id": "directoryObjects/00000000-0000-0000-0000-000000000001"}    | 404 | UnknownUser
            """)
    void aReferenceThatLeadsNowhereIsRefused(String body, int status, String rule) {
        Response answer = olivia.graphPost(members + "/$ref", body);

        answer.then().statusCode(status);
        assertThat(RestCaller.rule(answer)).isEqualTo(rule);
    }

    @Test
    void ownersAreAddedAndOneAlwaysStays() {
        String owners = "/groups/" + handle + "/owners";
        String his = users.addMember(
                        new NewMember(
                                EmailAddress.parse("owner-" + UUID.randomUUID() + "@woodgrove.com").orElseThrow(),
                                "Another owner",
                                Optional.empty()),
                        "system")
                .id()
                .toString();
        String hers = id("olivia@woodgrove.com");

        assertThat(RestCaller.rule(olivia.graphDelete(owners + "/" + hers + "/$ref")))
                .isEqualTo("LastOwner");
        assertThat(RestCaller.rule(olivia.graphPost(owners + "/$ref", reference(id("sam@litware.com")))))
                .isEqualTo("GuestsDoNotOwn");
        olivia.graphPost(owners + "/$ref", reference(his)).then().statusCode(204);
        olivia.graphDelete(owners + "/" + hers + "/$ref").then().statusCode(204);

        ada.graphGet(owners).then().body("value.id", equalTo(List.of(his)));
        olivia.graphPost(members + "/$ref", reference(his)).then().statusCode(403);
        ada.graphGet("/auditLogs/directoryAudits?$filter=targetResources/any(t:t/id eq '"
                        + targets.findGroup(handle).orElseThrow().id()
                        + "') and startswith(activityDisplayName,'Add owner')")
                .then()
                .body("value", hasSize(1))
                .body("value[0].category", equalTo("GroupManagement"));
    }

    @Test
    void groupsAreFoundByWhatTheyAre() {
        ada.graphGet("/groups/all-staff")
                .then()
                .body("groupTypes", equalTo(List.of("DynamicMembership")))
                .body("onPremisesSyncEnabled", equalTo(false));
        ada.graphGet("/groups?$filter=onPremisesSyncEnabled eq true")
                .then()
                .body("value.mailNickname", hasItem("finance"))
                .body("value.mailNickname", not(hasItem("project-atlas")));
        ada.graphGet("/groups?$search=\"displayName:atlas\"&$count=true")
                .then()
                .body("'@odata.count'", equalTo(1))
                .body("value[0].mailNickname", equalTo("project-atlas"));
        RestCaller.as(port, "lena@litware.com")
                .graphGet("/groups")
                .then()
                .body("value.mailNickname", hasItem("project-atlas"))
                .body("value.mailNickname", not(hasItem("board-papers")));
        RestCaller.as(port, "lena@litware.com")
                .graphGet("/groups/board-papers")
                .then()
                .statusCode(404);
    }

    private void group(Sensitivity sensitivity) {
        targets.add(
                new NewGroup(
                        new Group(UUID.randomUUID(), handle, handle, GroupMembership.ASSIGNED, true, sensitivity),
                        Optional.empty(),
                        Set.of(user("olivia@woodgrove.com").id())),
                user("ada@woodgrove.com").id());
    }

    private String id(String mail) {
        return user(mail).id().toString();
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }

    static Map<String, String> reference(String id) {
        return Map.of("@odata.id", "https://graph.microsoft.com/v1.0/directoryObjects/" + id);
    }
}
