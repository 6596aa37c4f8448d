package org.guestflow.graph.deleteditem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Programs read who was deleted, and administrators restore them, as with Microsoft Graph. */
@ApplicationTest
class DeletedItemsOverGraphTest {

    private static final String ITEMS = "/directory/deletedItems/";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    private RestCaller ada;
    private User sponsor;
    private User guest;

    @BeforeEach
    void aGuestOfASponsors() {
        ada = RestCaller.as(port, "ada@woodgrove.com");
        sponsor = Colleague.named(context, "sponsor");
        guest = guest();
    }

    @Test
    void whoIsDeletedStandsAmongTheDeletedItems() {
        ada.graphGet(ITEMS + guest.id()).then().statusCode(404);
        ada.graphDelete("/users/" + guest.id()).then().statusCode(204);

        ada.graphGet("/users/" + guest.id()).then().statusCode(404);
        ada.graphGet(ITEMS + guest.id())
                .then()
                .statusCode(200)
                .body("id", equalTo(guest.id().toString()))
                .body("'@odata.type'", equalTo("#microsoft.graph.user"))
                .body("mail", equalTo(mail()))
                .body("userPrincipalName", equalTo(guest.userPrincipalName()))
                .body("userType", equalTo("Guest"))
                .body("deletedDateTime", notNullValue())
                .body("restorableUntilDateTime", notNullValue())
                .body("deletedBy", equalTo(ada.graphGet("/me").path("id").toString()));
    }

    @Test
    void theyAreListedPageByPage() {
        User first = guest;
        User second = guest();
        List.of(first, second).forEach(one -> ada.graphDelete("/users/" + one.id()));
        String both = "microsoft.graph.user?$filter=mail in ('" + first.mail() + "','" + second.mail() + "')";

        Response page = ada.graphGet(ITEMS + both + "&$orderby=deletedDateTime desc&$top=1&$count=true");

        page.then()
                .statusCode(200)
                .body("'@odata.count'", equalTo(2))
                .body("value.id", contains(second.id().toString()));
        ada.follow(page.path("'@odata.nextLink'"))
                .then()
                .statusCode(200)
                .body("value.id", contains(first.id().toString()))
                .body("'@odata.nextLink'", equalTo(null));
        ada.graphGet(ITEMS + "microsoft.graph.user?$search=\"" + mail() + "\"&$select=id")
                .then()
                .statusCode(200)
                .body("value", hasSize(1));
    }

    @Test
    void aRestoredUserIsTheSameUserAgain() {
        targets.addMember(targets.findGroup("project-atlas").orElseThrow().id(), guest.id(), sponsor.id());
        ada.graphDelete("/users/" + guest.id()).then().statusCode(204);

        ada.graphPost(ITEMS + guest.id() + "/restore")
                .then()
                .statusCode(200)
                .body("id", equalTo(guest.id().toString()))
                .body("userPrincipalName", equalTo(guest.userPrincipalName()))
                .body("accountEnabled", equalTo(true))
                .body("externalUserState", equalTo("Accepted"))
                .body("'@odata.etag'", notNullValue())
                .body("notRestored", empty());

        ada.graphGet("/users/" + guest.id() + "/memberOf").then().body("value.mailNickname", contains("project-atlas"));
        ada.graphGet("/users/" + guest.id() + "/sponsors")
                .then()
                .body("value.id", contains(sponsor.id().toString()));
        ada.graphGet(
                        "/auditLogs/directoryAudits?$filter=activityDisplayName eq 'Restore user' and targetResources/any(t:t/id eq '"
                                + guest.id() + "')")
                .then()
                .body("value", hasSize(1));
        assertThat(RestCaller.rule(ada.graphPost(ITEMS + guest.id() + "/restore")))
                .isEqualTo("UnknownDeletedUser");
    }

    @Test
    void whatDidNotComeBackIsNamed() {
        ada.graphDelete("/users/" + guest.id()).then().statusCode(204);
        jdbc.sql("DELETE FROM directory_user WHERE id = :id")
                .param("id", sponsor.id().value())
                .update();

        ada.graphPost(ITEMS + guest.id() + "/restore")
                .then()
                .statusCode(200)
                .body("notRestored.kind", contains("sponsor"))
                .body("notRestored.id", contains(sponsor.id().toString()))
                .body("notRestored.reason", contains("gone"));
    }

    @Test
    void whoseAddressIsTakenIsRefusedAndWhoIsUnknownIsNotFound() {
        ada.graphDelete("/users/" + guest.id()).then().statusCode(204);
        guest(guest.mail());

        Response taken = ada.graphPost(ITEMS + guest.id() + "/restore");
        Response unknown = ada.graphPost(ITEMS + UUID.randomUUID() + "/restore");

        taken.then().statusCode(409).body("error.code", equalTo("Conflict"));
        assertThat(RestCaller.rule(taken)).isEqualTo("AddressTaken");
        unknown.then().statusCode(404).body("error.code", equalTo("Request_ResourceNotFound"));
        assertThat(RestCaller.rule(unknown)).isEqualTo("UnknownDeletedUser");
    }

    @Test
    void whoIsRemovedForGoodIsGone() {
        ada.graphDelete("/users/" + guest.id()).then().statusCode(204);

        ada.graphDelete(ITEMS + guest.id()).then().statusCode(204);

        ada.graphDelete(ITEMS + guest.id()).then().statusCode(404);
        ada.graphPost(ITEMS + guest.id() + "/restore").then().statusCode(404);
        ada.graphGet(
                        "/auditLogs/directoryAudits?$filter=activityDisplayName eq 'Hard Delete user' and targetResources/any(t:t/id eq '"
                                + guest.id() + "')")
                .then()
                .body("value", hasSize(1));
    }

    @Test
    void othersAreToldNothingOfThem() {
        ada.graphDelete("/users/" + guest.id()).then().statusCode(204);

        RestCaller.as(port, sponsor.mail().toString())
                .graphGet(ITEMS + guest.id())
                .then()
                .statusCode(403)
                .body("error.message", not(equalTo(mail())));
    }

    private User guest() {
        return guest(
                EmailAddress.parse(InvitationScenario.somebodyAt("litware.com")).orElseThrow());
    }

    private User guest(EmailAddress address) {
        return users.addDirectly(
                new NewGuest(address, address.toString(), Optional.of("Nils"), Optional.empty(), sponsor.id()),
                RequestId.random());
    }

    private String mail() {
        return guest.mail().toString();
    }
}
