package org.guestflow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestflow.demo.TestLitware;
import org.guestflow.directory.Users;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Administrators keep the partners' records and try their connections. */
@ApplicationTest
class PartnersOverGraphTest {

    private static final String ADA = "ada@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private Partners partners;

    @Autowired
    private Users users;

    private Partner asRecorded;

    @BeforeEach
    void litware() {
        asRecorded = partners.find(new DomainName("litware.com")).orElseThrow();
    }

    @AfterEach
    void asItWas() {
        partners.record(
                asRecorded,
                users.findByMail(EmailAddress.parse(ADA).orElseThrow())
                        .orElseThrow()
                        .id());
    }

    @Test
    void anAdministratorSeesThemWithoutAnySecret() {
        ada().graphGet("/partners").then().statusCode(200).body("value.displayName", hasItems("Contoso", "Litware"));
        ada().graphGet("/partners/litware.com")
                .then()
                .statusCode(200)
                .body("standing", equalTo("trusted"))
                .body("directAddition", equalTo(true))
                .body("targets", hasSize(3))
                .body("sponsors", hasSize(2))
                .body("connection.type", equalTo("ldap"))
                .body("connection.passwordReference", equalTo("litware"))
                .body("connection.toString()", not(containsString("password=")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia@woodgrove.com", "gina@woodgrove.com", "sam@litware.com"})
    void nobodyElseSeesOrChangesThem(String caller) {
        RestCaller rest = RestCaller.as(port, caller);

        rest.graphGet("/partners").then().statusCode(403).body("error.code", equalTo("AdministratorOnly"));
        rest.graphGet("/partners/litware.com").then().statusCode(403);
        rest.graphPatch("/partners/litware.com", Map.of("directAddition", false))
                .then()
                .statusCode(403);
        rest.graphPost("/partners/litware.com/testConnection").then().statusCode(403);
        assertThat(partners.find(new DomainName("litware.com"))).contains(asRecorded);
    }

    @Test
    void whatIsSentIsChangedAndTheRestStays() {
        ada().graphPatch(
                        "/partners/litware.com",
                        Map.of(
                                "groups",
                                List.of("project-atlas"),
                                "assignedMembers",
                                List.of("olivia@woodgrove.com"),
                                "longestAccessDays",
                                30,
                                "whenUnreachable",
                                "incident"))
                .then()
                .statusCode(200)
                .body("targets.type", contains("group"))
                .body("assignedMembers", hasSize(1))
                .body("longestAccessDays", equalTo(30))
                .body("whenUnreachable", equalTo("incident"))
                .body("standing", equalTo("trusted"))
                .body("connection.type", equalTo("ldap"));
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "standing, unknown, ValueUnknown",
        "standing, friend, ValueUnknown",
        "whenUnreachable, never, ValueUnknown",
        "longestAccessDays, -1, LongestAccessInvalid",
        "groups, nowhere, UnknownTarget",
        "applications, nowhere, UnknownTarget",
        "sponsors, nobody@woodgrove.com, UnknownUser"
    })
    void whatMakesNoSenseIsRefusedWithItsRule(String name, String value, String rule) {
        Object sent = name.endsWith("s") && !name.endsWith("Days") ? List.of(value) : value;

        ada().graphPatch("/partners/litware.com", Map.of(name, sent))
                .then()
                .statusCode(400)
                .body("error.code", equalTo(rule));
        assertThat(partners.find(new DomainName("litware.com"))).contains(asRecorded);
    }

    @Test
    void aSecretThatIsSentIsNotKept() {
        Map<String, Object> connection = connectionTo("ldap://directory.litware.com");
        connection.put("password", "swordfish");

        ada().graphPatch("/partners/litware.com", Map.of("connection", connection))
                .then()
                .statusCode(200);

        assertThat(ada().graphGet("/partners/litware.com").asString()).doesNotContain("swordfish");
        assertThat(partners.find(new DomainName("litware.com")).orElseThrow().toString())
                .doesNotContain("swordfish");
    }

    @Test
    void aConnectionThatWorksSaysHowFarItCameStepByStep() {
        ada().graphPost("/partners/litware.com/testConnection")
                .then()
                .statusCode(200)
                .body("steps.name", contains("reached", "encrypted", "authenticated", "may list", "found"))
                .body("steps[4].detail", containsString("people"));
    }

    @Test
    void aDirectoryThatIsDownIsSaidNotToBeReached() throws LDAPException {
        TestLitware.directory().stop();
        try {
            ada().graphPost("/partners/litware.com/testConnection")
                    .then()
                    .statusCode(200)
                    .body("passed", equalTo(false))
                    .body("steps.name", contains("reached"))
                    .body("steps[0].passed", equalTo(false));
        } finally {
            TestLitware.directory().start();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ldap://169.254.169.254",
                "ldap://10.0.0.1",
                "ldaps://[::ffff:169.254.169.254]:636",
                "ldap://0.0.0.0"
            })
    void anAddressOfThePrivateNetworkThatNobodyListedIsNotConnectedTo(String url) {
        ada().graphPatch("/partners/litware.com", Map.of("connection", connectionTo(url)))
                .then()
                .statusCode(200);

        ada().graphPost("/partners/litware.com/testConnection")
                .then()
                .statusCode(200)
                .body("passed", equalTo(false))
                .body("steps[0].detail", containsString("guestflow.partner-hosts"));
    }

    @Test
    void aPartnerWithoutConnectionHasNothingToTry() {
        ada().graphPost("/partners/contoso.com/testConnection")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("NoConnection"));
        ada().graphGet("/partners/nobody.example").then().statusCode(404);
    }

    private static Map<String, Object> connectionTo(String url) {
        return new HashMap<>(Map.of(
                "type", "ldap",
                "url", url,
                "startTls", false,
                "baseDn", "dc=litware,dc=com",
                "bindDn", "cn=guestflow,ou=services,dc=litware,dc=com",
                "passwordReference", "litware",
                "enumerationGroupDn", "cn=directory-readers,ou=groups,dc=litware,dc=com"));
    }

    private RestCaller ada() {
        return RestCaller.as(port, ADA);
    }
}
