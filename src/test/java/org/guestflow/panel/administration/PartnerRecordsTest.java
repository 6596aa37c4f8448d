package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.partner.Connection;
import org.guestflow.partner.GraphConnection;
import org.guestflow.partner.KeycloakConnection;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerStanding;
import org.guestflow.partner.Partners;
import org.guestflow.partner.ScimConnection;
import org.guestflow.partner.SignInProvider;
import org.guestflow.partner.UnreachableAction;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How ada keeps the partners' records on their pages: typed, reviewed with what it affects, recorded, in the trail. */
@ApplicationTest
class PartnerRecordsTest {

    private static final DomainName LITWARE = new DomainName("litware.com");

    @LocalServerPort
    private int port;

    @Autowired
    private Partners partners;

    @Autowired
    private Users users;

    private final String domain = "fabrikam" + UUID.randomUUID() + ".example";
    private Visitor ada;
    private Partner litwareBefore;

    @BeforeEach
    void administrator() {
        ada = Visitor.signedIn(port, "ada@woodgrove.com");
        litwareBefore = litware();
    }

    @AfterEach
    void asItWas() {
        partners.record(litwareBefore, user("ada@woodgrove.com").id());
    }

    @Test
    void aPartnerIsRecordedChangedAndForgotten() {
        String page = recordFabrikam();
        assertThat(ada.open(page).select("main").text()).contains("Fabrikam", domain, "known", "off", "not connected");

        Document review = review(
                page,
                Map.of(
                        "displayName", "Fabrikam Ltd",
                        "standing", "trusted",
                        "directAddition", "true",
                        "groups", "project-atlas",
                        "applications", "expense-portal",
                        "sponsors", "olivia@woodgrove.com, ben@woodgrove.com",
                        "assignedMembers", "gina@woodgrove.com",
                        "longestAccessDays", "90",
                        "whenUnreachable", "incident"));

        assertThat(review.select("#change tr:contains(Standing)").text()).isEqualTo("Standing known trusted");
        assertThat(review.select("#change tr:contains(Access at most)").text())
                .isEqualTo("Access at most as policy says 90 days");
        assertThat(review.select("#change").text())
                .contains(
                        "Fabrikam Ltd", "project-atlas", "expense-portal", "gina@woodgrove.com", "incident in Cockpit")
                .doesNotContain("Sign-in");
        assertThat(review.select("#effects").text())
                .contains("No guest is from there", "before a connection to its directory is recorded");
        assertThat(fabrikam().standing()).isEqualTo(PartnerStanding.KNOWN);

        confirm(review);

        Partner changed = fabrikam();
        assertThat(changed.displayName()).isEqualTo("Fabrikam Ltd");
        assertThat(changed.standing()).isEqualTo(PartnerStanding.TRUSTED);
        assertThat(changed.directAddition()).isTrue();
        assertThat(changed.targets()).hasSize(2);
        assertThat(changed.sponsors())
                .containsExactlyInAnyOrder(
                        user("olivia@woodgrove.com").id(),
                        user("ben@woodgrove.com").id());
        assertThat(changed.assignedMembers())
                .containsExactly(user("gina@woodgrove.com").id());
        assertThat(changed.longestAccess()).contains(Duration.ofDays(90));
        assertThat(changed.whenUnreachable()).isEqualTo(UnreachableAction.INCIDENT);
        assertThat(trail(page))
                .contains("Add partner", "Update partner", "Update organisation", "Fabrikam Ltd", "PT2160H");

        Document question = ada.open(page + "/remove");
        assertThat(question.select("#effects").text()).contains("those of an unknown organisation");
        ada.submit(question, "form:has(#sure)", Map.of());
        assertThat(partners.find(new DomainName(domain))).isEmpty();
        assertThat(ada.open("/administration/partners").select("#notice").text())
                .isEqualTo("Fabrikam Ltd is no partner any more.");
        assertThat(trail(page)).contains("Remove partner", "Remove organisation");
    }

    @Test
    void whatMakesNoPartnerIsSaidAtItsFieldAndKept() {
        Document form = ada.open("/administration/partners/new");
        for (Map<String, String> typed : List.of(
                Map.of("displayName", "", "domains", domain),
                Map.of("displayName", "Fabrikam", "domains", "not a domain!"))) {
            HttpResponse<String> answer = ada.submit(form, "main form", typed);
            Document again = Jsoup.parse(answer.body());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(again.select("p[id$=-error]")).hasSize(1);
            assertThat(again.select("[aria-invalid=true]")).hasSize(1);
            assertThat(again.select("#domains").val()).isEqualTo(typed.get("domains"));
        }
        HttpResponse<String> taken =
                ada.submit(form, "main form", Map.of("displayName", "Fabrikam", "domains", "eu.woodgrove.com"));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(taken.body()).select("#refusal").text())
                .startsWith("A domain is the organisation’s own");
    }

    @Test
    void whoMayThenAddPeopleToWhatIsSaid() {
        Document review =
                review(of(litware()), Map.of("groups", "project-atlas", "applications", "", "longestAccessDays", "10"));

        assertThat(review.select("#effects").text())
                .contains("Sam", "may add people from there without an invitation to: Project Atlas.")
                .contains("guests are from there");
        Document off = review(of(litware()), Map.of("directAddition", ""));
        assertThat(off.select("#effects").text()).contains("Nobody is added from there without an invitation any more");
        assertThat(review(of(litware()), Map.of()).select("#unchanged")).hasSize(1);
    }

    @Test
    void everyKindOfConnectionIsRecordedAndSaidInWords() {
        String page = recordFabrikam();

        record(
                page,
                Map.of(
                        "connection", "ldap",
                        "ldapUrl", "ldap://directory.fabrikam.example:3890",
                        "startTls", "true",
                        "baseDn", "dc=fabrikam",
                        "bindDn", "cn=guestflow,dc=fabrikam",
                        "passwordReference", "fabrikam",
                        "enumerationGroupDn", "cn=readers,dc=fabrikam"));
        assertThat(connection())
                .contains(new LdapConnection(
                        URI.create("ldap://directory.fabrikam.example:3890"),
                        true,
                        "dc=fabrikam",
                        "cn=guestflow,dc=fabrikam",
                        "fabrikam",
                        "cn=readers,dc=fabrikam"));
        assertThat(ada.open(page).select("main").text())
                .contains("LDAP at ldap://directory.fabrikam.example:3890, encrypted by StartTLS", "secret “fabrikam”")
                .doesNotContain("LdapConnection");

        record(
                page,
                Map.of(
                        "connection", "scim",
                        "scimUrl", "https://fabrikam.example/scim/v2",
                        "tokenReference", "fabrikam-scim",
                        "enumerationGroup", "Directory Readers"));
        assertThat(connection())
                .contains(new ScimConnection(
                        URI.create("https://fabrikam.example/scim/v2"), "fabrikam-scim", "Directory Readers"));
        assertThat(ada.open(page).select("main").text()).contains("Holders of “Directory Readers” may list people");

        record(
                page,
                Map.of("connection", "keycloak", "keycloakUrl", "https://login.fabrikam.example", "realm", "staff"));
        assertThat(connection())
                .contains(new KeycloakConnection(URI.create("https://login.fabrikam.example"), "staff"));

        record(page, Map.of("connection", "graph", "graphUrl", "https://graph.microsoft.com/v1.0"));
        assertThat(connection()).contains(new GraphConnection(URI.create("https://graph.microsoft.com/v1.0")));

        record(
                page,
                Map.of(
                        "connection", "none",
                        "signIn", "oidc",
                        "issuer", "https://login.fabrikam.example",
                        "clientId", "guestflow",
                        "clientSecretReference", "fabrikam-oidc"));
        assertThat(connection()).isEmpty();
        assertThat(fabrikam().signIn())
                .contains(
                        new SignInProvider(URI.create("https://login.fabrikam.example"), "guestflow", "fabrikam-oidc"));
        assertThat(ada.open(page).select("main").text()).contains("OpenID Connect at https://login.fabrikam.example");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            displayName        | ''                       | displayName       | A name has 1 to 256 characters
            standing           | friend                   | standing          | Choose one of these
            whenUnreachable    | never                    | whenUnreachable   | Choose one of these
            groups             | project-atlas nowhere    | groups            | handle “nowhere”
            applications       | <b>                      | applications      | handle “<b>”
            sponsors           | nobody@woodgrove.com     | sponsors          | address “nobody@woodgrove.com”
            assignedMembers    | gina                     | assignedMembers   | address “gina”
            longestAccessDays  | soon                     | longestAccessDays | whole number from 1 to 36500
            longestAccessDays  | 0                        | longestAccessDays | whole number from 1 to 36500
            connection         | ftp                      | connection        | Choose one of these
            ldapUrl            | http://litware.com       | ldapUrl           | ldaps://host or ldap://host
            ldapUrl            | not a URL                | ldapUrl           | ldaps://host or ldap://host
            ldapUrl            | ldap://me:secret@x       | ldapUrl           | ldaps://host or ldap://host
            ldapUrl            | ldaps://litware.com      | startTls          | leave StartTLS out
            baseDn             | litware                  | baseDn            | distinguished name
            bindDn             | ''                       | bindDn            | distinguished name
            enumerationGroupDn | ''                       | enumerationGroupDn | distinguished name
            passwordReference  | Sword fish!              | passwordReference | name of the secret, not the secret
            """)
    void whatMakesNoSenseIsSaidAtItsFieldAndKept(String field, String value, String at, String reason) {
        Map<String, String> typed = typedOf(litware());
        typed.put("startTls", "true");
        typed.put(field, value);

        HttpResponse<String> answer = ada.post(of(litware()) + "/change/review", typed);

        Document again = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(again.select("#" + at + "-error").text()).contains(reason);
        assertThat(again.select("p[id$=-error]")).hasSize(1);
        if (!again.select("#" + field + "[name]").isEmpty()) {
            assertThat(again.select("#" + field).val()).isEqualTo(value);
        }
        assertThat(ada.post(of(litware()) + "/change", typed).statusCode()).isIn(400, 409);
        assertThat(litware()).isEqualTo(litwareBefore);
    }

    @Test
    void whatSomebodyElseHasChangedMeanwhileIsNotOverwritten() {
        Document review = review(of(litware()), Map.of("longestAccessDays", "10"));
        partners.record(
                litware().withWhenUnreachable(UnreachableAction.INCIDENT),
                user("ada@woodgrove.com").id());

        HttpResponse<String> answer = ada.submit(review, "form:has(#save)", Map.of());

        assertThat(answer.statusCode()).isEqualTo(409);
        Document again = Jsoup.parse(answer.body());
        assertThat(again.select("#refusal").text()).startsWith("Somebody else has changed the record");
        assertThat(again.select("#longestAccessDays").val()).isEqualTo("10");
        assertThat(litware().whenUnreachable()).isEqualTo(UnreachableAction.INCIDENT);
        assertThat(litware().longestAccess()).isEqualTo(litwareBefore.longestAccess());
    }

    @Test
    void whoGoesBackFromTheReviewFindsWhatWasTyped() {
        Document review = review(of(litware()), Map.of("longestAccessDays", "10", "standing", "known"));

        HttpResponse<String> back = ada.submit(review, "form:has(#save)", Map.of("again", "true"));

        Document form = Jsoup.parse(back.body());
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(form.select("#longestAccessDays").val()).isEqualTo("10");
        assertThat(form.select("[name=standing][checked]").val()).isEqualTo("known");
        assertThat(litware()).isEqualTo(litwareBefore);
    }

    @Test
    void aPartnerWhosePeopleAreHereIsNotForgotten() {
        Document question = ada.open(of(litware()) + "/remove");

        assertThat(question.select("#in-use").text()).contains("Switch adding without invitation off");
        assertThat(question.select("#sure")).isEmpty();
        String token = ada.open("/administration/partners/new")
                .select("main [name=_csrf]")
                .val();
        assertThat(ada.post(of(litware()) + "/remove", Map.of("_csrf", token)).statusCode())
                .isEqualTo(409);
        assertThat(litware()).isEqualTo(litwareBefore);
    }

    private String recordFabrikam() {
        Document form =
                ada.open(ada.open("/administration/partners").select("#new").attr("href"));
        Document review =
                Jsoup.parse(ada.submit(form, "main form", Map.of("displayName", "Fabrikam", "domains", domain))
                        .body());
        assertThat(review.select("main").text())
                .contains("Record Fabrikam as a partner?", domain, "No guest is from there");
        assertThat(partners.find(new DomainName(domain))).isEmpty();
        return ada.submit(review, "main form", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private void record(String page, Map<String, String> filledIn) {
        confirm(review(page, filledIn));
    }

    private Document review(String page, Map<String, String> filledIn) {
        Document form = ada.open(ada.open(page).select("#change").attr("href"));
        Map<String, String> typed = Typing.into(form.selectFirst("form.record"));
        typed.putAll(filledIn);
        HttpResponse<String> answer = ada.post(page + "/change/review", typed);
        Document review = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).as(review.select(".warning").text()).isEqualTo(200);
        return review;
    }

    private void confirm(Document review) {
        HttpResponse<String> answer = ada.submit(review, "form:has(#save)", Map.of());
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private Map<String, String> typedOf(Partner partner) {
        return Typing.into(ada.open(of(partner) + "/change").selectFirst("form.record"));
    }

    private String trail(String page) {
        return ada.open("/administration/audit?object=" + page.substring(page.lastIndexOf('/') + 1))
                .select("#events")
                .text();
    }

    private static String of(Partner partner) {
        return "/administration/partners/" + partner.id();
    }

    private Optional<Connection> connection() {
        return fabrikam().connection();
    }

    private Partner fabrikam() {
        return partners.find(new DomainName(domain)).orElseThrow();
    }

    private Partner litware() {
        return partners.find(LITWARE).orElseThrow();
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }
}
