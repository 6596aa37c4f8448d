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
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Owners add and remove people by references; a guest comes in as policy says. */
@ApplicationTest
class MembersOverGraphTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private ApplicationContext context;

    private RestCaller ada;
    private User owning;
    private RestCaller owner;
    private RestCaller ben;
    private String handle;
    private String members;

    @BeforeEach
    void aGroupOfHerOwn() {
        ada = RestCaller.as(port, "ada@woodgrove.com");
        owning = Colleague.named(context, "owner");
        owner = RestCaller.as(port, owning.mail().toString());
        ben = RestCaller.as(port, "ben@woodgrove.com");
        handle = "group-" + UUID.randomUUID();
        members = "/groups/" + handle + "/members";
        group(Sensitivity.NORMAL);
    }

    @Test
    void anOwnerAddsAMemberOfTheOrganisationAndTakesHimOut() {
        String his = id("ben@woodgrove.com");

        owner.graphPost(members + "/$ref", reference(his)).then().statusCode(204);

        ben.graphGet(members).then().statusCode(200).body("value.id", equalTo(List.of(his)));
        assertThat(ben.graphGet(members + "/$count").asString()).isEqualTo("1");
        ben.graphGet("/me/memberOf").then().body("value.mailNickname", hasItem(handle));
        owner.graphGet("/users/ben@woodgrove.com/memberOf?$filter=mailNickname eq '" + handle + "'")
                .then()
                .body("value", hasSize(1));
        assertThat(RestCaller.rule(owner.graphPost(members + "/$ref", reference(his))))
                .isEqualTo("AlreadyMember");

        owner.graphDelete(members + "/" + his + "/$ref").then().statusCode(204);
        ben.graphGet(members).then().body("value", hasSize(0));
        assertThat(RestCaller.rule(owner.graphDelete(members + "/" + his + "/$ref")))
                .isEqualTo("NotInTarget");
    }

    @Test
    void aGuestWhoHasAcceptedIsInAtOnceWherePolicyLetsHim() {
        String lena = id("lena@litware.com");

        owner.graphPost(members + "/$ref", reference(lena)).then().statusCode(204);

        owner.graphGet(members + "?$select=id,userType").then().body("value.id", equalTo(List.of(lena)));
        owner.graphGet("/invitations").then().body("value.invitedUserEmailAddress", hasItem("lena@litware.com"));
    }

    @Test
    void aGuestWhoNeedsAnApprovalIsNotInYet() {
        handle = "group-" + UUID.randomUUID();
        members = "/groups/" + handle + "/members";
        group(Sensitivity.CONFIDENTIAL);

        Response answer = owner.graphPost(members + "/$ref", reference(id("lena@litware.com")));

        answer.then().statusCode(202);
        owner.follow(answer.header("Location")).then().statusCode(200).body("status", equalTo("InProgress"));
        owner.graphGet(members).then().body("value", hasSize(0));
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
            caller.graphDelete("/groups/" + handle + "/owners/" + owning.id().toString() + "/$ref")
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
        Response answer = owner.graphPost(members + "/$ref", body);

        answer.then().statusCode(status);
        assertThat(RestCaller.rule(answer)).isEqualTo(rule);
    }

    @Test
    void ownersAreAddedAndOneAlwaysStays() {
        String owners = "/groups/" + handle + "/owners";
        String his = Colleague.named(context, "another").id().toString();
        String hers = owning.id().toString();

        assertThat(RestCaller.rule(owner.graphDelete(owners + "/" + hers + "/$ref")))
                .isEqualTo("LastOwner");
        assertThat(RestCaller.rule(owner.graphPost(owners + "/$ref", reference(id("sam@litware.com")))))
                .isEqualTo("GuestsDoNotOwn");
        owner.graphPost(owners + "/$ref", reference(his)).then().statusCode(204);
        owner.graphDelete(owners + "/" + hers + "/$ref").then().statusCode(204);

        ada.graphGet(owners).then().body("value.id", equalTo(List.of(his)));
        owner.graphPost(members + "/$ref", reference(his)).then().statusCode(403);
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
                        Set.of(owning.id())),
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
