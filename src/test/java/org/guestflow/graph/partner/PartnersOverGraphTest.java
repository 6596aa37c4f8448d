package org.guestflow.graph.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.unboundid.ldap.sdk.LDAPException;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

        rest.graphGet("/partners").then().statusCode(403).body("error.innerError.code", equalTo("AdministratorOnly"));
        rest.graphGet("/partners/litware.com").then().statusCode(403);
        rest.graphPatch("/partners/litware.com", Map.of("directAddition", false))
                .then()
                .statusCode(403);
        rest.graphPost("/partners/litware.com/testConnection").then().statusCode(403);
        rest.graphPost("/partners", Map.of("displayName", "Fabrikam", "domains", List.of("fabrikam.example")))
                .then()
                .statusCode(403);
        rest.graphDelete("/partners/contoso.com").then().statusCode(403);
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
        Object one = name.endsWith("Days") ? Integer.valueOf(value) : value;
        Object sent = name.endsWith("s") && !name.endsWith("Days") ? List.of(one) : one;

        ada().graphPatch("/partners/litware.com", Map.of(name, sent))
                .then()
                .statusCode(400)
                .body("error.innerError.code", equalTo(rule));
        assertThat(partners.find(new DomainName("litware.com"))).contains(asRecorded);
    }

    @Test
    void nobodyIsAnonymous() {
        for (String path : List.of("/v1.0/partners", "/v1.0/partners/litware.com")) {
            RestAssured.given().port(port).get(path).then().statusCode(401);
        }
        RestAssured.given()
                .port(port)
                .contentType(ContentType.JSON)
                .post("/v1.0/partners/litware.com/testConnection")
                .then()
                .statusCode(401);
    }

    @Test
    void aSecretThatIsSentIsRefusedAndNotRepeated() {
        Map<String, Object> connection = connectionTo("ldaps://directory.litware.com");
        connection.put("password", "swordfish");
        String refusal = ada().graphPatch("/partners/litware.com", Map.of("connection", connection))
                .then()
                .statusCode(400)
                .body("error.innerError.code", equalTo("UnknownField"))
                .extract()
                .asString();
        connection.remove("password");
        connection.put("passwordReference", "Sword fish!");

        ada().graphPatch("/partners/litware.com", Map.of("connection", connection))
                .then()
                .statusCode(400)
                .body("error.innerError.code", equalTo("ValueInvalid"))
                .body("error.message", not(containsString("Sword")));

        assertThat(refusal).doesNotContain("swordfish");
        assertThat(partners.find(new DomainName("litware.com"))).contains(asRecorded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"directAdition\": true}",
                "{\"id\": \"10000000-0000-4000-8000-000000000001\"}",
                "{\"directAddition\": \"yes\"}",
                "{\"longestAccessDays\": 1.5}",
                "{\"longestAccessDays\": 4000000}",
                "{\"groups\": [null]}",
                "{\"groups\": [\"\\u0000\"]}",
                "{\"sponsors\": [null]}",
                "{\"connection\": {}}",
                "{\"connection\": {\"type\": \"ftp\"}}",
                "{\"connection\": {\"type\": \"ldap\"}}",
                "{\"connection\": \"ldap\"}",
                "{\"signIn\": {\"issuer\": \"javascript:alert(1)\", \"clientId\": \"x\", \"clientSecretReference\": \"x\"}}",
                "[]",
                "\"text\"",
                "{"
            })
    void whatIsNotUnderstoodIsRefusedAndChangesNothing(String body) {
        ada().graphPatch("/partners/litware.com", body)
                .then()
                .statusCode(400)
                .body("error.innerError.code", not(equalTo(null)));

        assertThat(partners.find(new DomainName("litware.com"))).contains(asRecorded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://directory.litware.com",
                "ldap://admin:secret@directory.litware.com",
                "ldaps://directory.litware.com/dc=x??sub",
                "ldaps:///dc=x"
            })
    void aConnectionThatLeadsNowhereIsRefused(String url) {
        ada().graphPatch("/partners/litware.com", Map.of("connection", connectionTo(url)))
                .then()
                .statusCode(400)
                .body("error.innerError.code", equalTo("ValueInvalid"))
                .body("error.message", not(containsString("secret@")));
    }

    @Test
    void aConnectionThatIsSentAsNullIsTakenAway() {
        Map<String, Object> without = new HashMap<>();
        without.put("connection", null);
        without.put("longestAccessDays", null);

        ada().graphPatch("/partners/litware.com", without).then().statusCode(200);

        Partner now = partners.find(new DomainName("litware.com")).orElseThrow();
        assertThat(now.connection()).isEmpty();
        assertThat(now.targets()).isEqualTo(asRecorded.targets());
    }

    @Test
    void anOrganisationBecomesAPartnerIsChangedByItsIdAndForgotten() {
        String domain = "p" + UUID.randomUUID() + ".example";
        String id = ada().graphPost("/partners", Map.of("displayName", "Fabrikam", "domains", List.of(domain)))
                .then()
                .statusCode(201)
                .body("standing", equalTo("known"))
                .body("directAddition", equalTo(false))
                .body("domains", contains(domain))
                .extract()
                .path("id");

        ada().graphPost("/partners", Map.of("displayName", "Fabrikam again", "domains", List.of(domain)))
                .then()
                .statusCode(409)
                .body("error.innerError.code", equalTo("DomainTaken"));
        ada().graphPatch("/partners/" + id, Map.of("standing", "trusted"))
                .then()
                .statusCode(200)
                .body("standing", equalTo("trusted"));
        ada().graphDelete("/partners/" + id).then().statusCode(204);

        ada().graphGet("/partners/" + domain).then().statusCode(404);
        ada().graphGet("/partners/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "woodgrove.com, 409, DomainTaken",
        "eu.woodgrove.com, 409, DomainTaken",
        "litware.com, 409, DomainTaken",
        "not a domain, 400, DomainInvalid",
        "localhost, 400, DomainInvalid"
    })
    void aPartnersDomainIsOneThatNobodyHas(String domain, int status, String rule) {
        ada().graphPost("/partners", Map.of("displayName", "Fabrikam", "domains", List.of(domain)))
                .then()
                .statusCode(status)
                .body("error.innerError.code", equalTo(rule));
    }

    @Test
    void aPartnerWhosePeopleAreHereIsNotForgotten() {
        ada().graphDelete("/partners/litware.com")
                .then()
                .statusCode(409)
                .body("error.innerError.code", equalTo("PartnerInUse"));

        assertThat(partners.find(new DomainName("litware.com"))).contains(asRecorded);
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
                .body("error.innerError.code", equalTo("NoConnection"));
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
