package org.guestflow.graph.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Programs read applications, and owners say who may use them. */
@ApplicationTest
class ApplicationsOverGraphTest {

    private static final String PORTAL = "/servicePrincipals/expense-portal";
    private static final String ASSIGNED = PORTAL + "/appRoleAssignedTo";

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    private RestCaller olivia;
    private String portal;

    @BeforeEach
    void oliviasApplication() {
        olivia = RestCaller.as(port, "olivia@woodgrove.com");
        portal = olivia.graphGet(PORTAL).path("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/applications", "/servicePrincipals"})
    void anApplicationIsFoundByBothOfItsNames(String set) {
        olivia.graphGet(set + "?$filter=appId eq 'expense-portal'")
                .then()
                .statusCode(200)
                .body("value.id", equalTo(List.of(portal)))
                .body("value[0].appRoleAssignmentRequired", equalTo(true));
        olivia.graphGet(set + "/" + portal).then().body("appId", equalTo("expense-portal"));
        olivia.graphGet(set + "/" + portal + "/owners").then().body("value.mail", hasItem("olivia@woodgrove.com"));
        RestCaller.as(port, "lena@litware.com").graphGet(set).then().body("value.appId", not(hasItem("payroll")));
    }

    @Test
    void anOwnerLetsAMemberUseItAndEndsThat() {
        String ben = id("ben@woodgrove.com");

        Response added = olivia.graphPost(ASSIGNED, assignment(ben, portal));

        added.then().statusCode(201).body("principalDisplayName", equalTo("Ben"));
        RestCaller.as(port, "ben@woodgrove.com")
                .graphGet("/me/appRoleAssignments")
                .then()
                .body("value.resourceId", hasItem(portal));
        olivia.graphGet("/users/" + ben + "/appRoleAssignments")
                .then()
                .body("value.id", hasItem(added.<String>path("id")));

        olivia.graphDelete(ASSIGNED + "/" + added.path("id")).then().statusCode(204);
        olivia.graphGet(ASSIGNED + "?$filter=principalId eq '" + ben + "'")
                .then()
                .body("value", hasSize(0));
    }

    @Test
    void aGuestComesInAsPolicySays() {
        olivia.graphPost(ASSIGNED, assignment(id("lena@litware.com"), portal))
                .then()
                .statusCode(201);

        olivia.graphGet(ASSIGNED).then().body("value.principalId", hasItem(id("lena@litware.com")));
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        String payroll = RestCaller.as(port, "ada@woodgrove.com")
                .graphGet("/applications/payroll")
                .path("id");

        assertThat(RestCaller.rule(olivia.graphPost(ASSIGNED, assignment(id("ben@woodgrove.com"), payroll))))
                .isEqualTo("AssignmentInvalid");
        assertThat(RestCaller.rule(olivia.graphDelete(ASSIGNED + "/nonsense"))).isEqualTo("UnknownAssignment");
        RestCaller.as(port, "ben@woodgrove.com")
                .graphPost(ASSIGNED, assignment(id("ben@woodgrove.com"), portal))
                .then()
                .statusCode(403);
        olivia.graphGet("/applications/nothing-of-the-kind").then().statusCode(404);
    }

    private String id(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow())
                .orElseThrow()
                .id()
                .toString();
    }

    private static Map<String, String> assignment(String user, String application) {
        return Map.of(
                "principalId", user, "resourceId", application, "appRoleId", "00000000-0000-0000-0000-000000000000");
    }
}
