package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toApplication;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.policy.GuestQuota;
import org.guestflow.policy.GuestQuotas;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AtOnce;
import org.guestflow.support.Colleague;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many guests there are and may be; each figure is counted once more by SQL of its own. */
@ApplicationTest
class ReportTest {

    private static final String GUESTS = "SELECT count(*) FROM directory_user WHERE external_user_state IS NOT NULL";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private GuestQuotas quotas;

    @Autowired
    private Users users;

    private InvitationScenario scenario;
    private Visitor ada;

    @BeforeEach
    void people() throws RuleViolation {
        scenario = new InvitationScenario(context);
        ada = Visitor.signedIn(port, "ada@woodgrove.com");
        withoutQuotas();
    }

    @AfterEach
    void withoutQuotas() throws RuleViolation {
        quotas.set(
                new GuestQuota(Optional.empty(), Optional.empty()),
                scenario.user("ada@woodgrove.com").orElseThrow().id());
    }

    @AfterEach
    void withoutPartnersOfItsOwn() {
        jdbc.sql("DELETE FROM organisation WHERE display_name = 'Of several domains'")
                .update();
    }

    @Test
    void guestsAreCountedInAllByPartnerAndBySponsor() {
        String domain = "report" + UUID.randomUUID() + ".example";
        scenario.invites("olivia@woodgrove.com", toGroup(somebodyAt(domain), "project-atlas"));
        scenario.invites("olivia@woodgrove.com", toGroup(somebodyAt(domain), "project-atlas"));
        Visitor.signedIn(port, "sam@litware.com");

        Document report = ada.open("/administration/report");

        assertThat(report.select("#guests").text()).isEqualTo(counted(GUESTS));
        assertThat(report.select("#accepted").text())
                .isEqualTo(counted(GUESTS + " AND external_user_state = 'accepted'"));
        assertThat(report.select("#blocked").text()).isEqualTo(counted(GUESTS + " AND account_enabled = false"));
        assertThat(report.select("#active").text())
                .isEqualTo(
                        counted(
                                GUESTS
                                        + " AND date_trunc('month', last_sign_in_at AT TIME ZONE 'UTC') = date_trunc('month', now() AT TIME ZONE 'UTC')"));
        assertThat(row(report, "#by-partner", domain)).containsExactly("2", "0");
        assertThat(row(report, "#by-partner", "Litware").get(0))
                .isEqualTo(counted(GUESTS + " AND mail LIKE '%@litware.com'"));
        assertThat(row(report, "#by-sponsor", "Olivia").get(0))
                .isEqualTo(
                        counted(
                                "SELECT count(*) FROM sponsor s JOIN directory_user o ON o.id = s.user_id WHERE s.position = 0 AND o.mail = 'olivia@woodgrove.com'"));
    }

    @Test
    void ofOnePartnerThereAreNoMoreThanTheQuotaSays() {
        String domain = "quota" + UUID.randomUUID() + ".example";
        String first = somebodyAt(domain);
        RestCaller olivia = RestCaller.as(port, "olivia@woodgrove.com");
        olivia.start("invitation", toGroup(first, "project-atlas")).then().statusCode(200);
        set("1", "");

        assertThat(olivia.start("invitation", toGroup(somebodyAt(domain), "project-atlas"))
                        .asString())
                .contains("GuestQuotaReached");
        olivia.start("invitation", toApplication(first, "expense-portal"))
                .then()
                .statusCode(200);
        set("2", "");
        olivia.start("invitation", toGroup(somebodyAt(domain), "project-atlas"))
                .then()
                .statusCode(200);
    }

    @Test
    void onePersonBringsInNoMoreThanTheQuotaSays() {
        RestCaller inviter = someGuestInviter();
        set("", "1");

        inviter.start("invitation", toGroup(somebodyAt("litware.com"), "project-atlas"))
                .then()
                .statusCode(200);
        assertThat(inviter.start("invitation", toGroup(somebodyAt("litware.com"), "project-atlas"))
                        .asString())
                .contains("GuestQuotaReached");
    }

    @Test
    void whoIsOnlyAskedForCountsAsWellAndWhoIsAskedForTwiceCountsOnce() {
        String domain = somePartnersDomain();
        String first = somebodyAt(domain);
        RestCaller olivia = RestCaller.as(port, "olivia@woodgrove.com");
        set("1", "");
        olivia.start("invitation", toGroup(first, "board-papers")).then().statusCode(200);
        assertThat(scenario.user(first)).isEmpty();

        assertThat(olivia.start("invitation", toGroup(somebodyAt(domain), "board-papers"))
                        .asString())
                .contains("GuestQuotaReached");
        olivia.start("invitation", toGroup(first, "board-papers")).then().statusCode(200);
        olivia.start("invitation", toApplication(first, "expense-portal"))
                .then()
                .statusCode(200);
    }

    @Test
    void whomOnePersonHasAskedForCountsAsBroughtIn() {
        RestCaller inviter = someGuestInviter();
        set("", "1");

        inviter.start("invitation", toGroup(somebodyAt("contoso.com"), "board-papers"))
                .then()
                .statusCode(200);
        assertThat(inviter.start("invitation", toGroup(somebodyAt("contoso.com"), "board-papers"))
                        .asString())
                .contains("GuestQuotaReached");
    }

    /** Nobody has asked for anybody yet in his name. */
    private RestCaller someGuestInviter() {
        User inviter = Colleague.named(context, "Quentin");
        users.assignRole(
                inviter.id(),
                DirectoryRole.GUEST_INVITER,
                scenario.user("ada@woodgrove.com").orElseThrow().id());
        return RestCaller.as(port, inviter.mail().toString());
    }

    /** Over two domains of one organisation: it is the organisation that has a quota. */
    @Test
    void ofSeveralAtTheSameMomentNoMorePassThanTheQuotaAllows() throws Exception {
        String one = "quota" + UUID.randomUUID() + ".example";
        String other = "quota" + UUID.randomUUID() + ".example";
        organisationWith(one, other);
        set("1", "");

        List<Integer> answers = AtOnce.call(Stream.of(one, other, one, other)
                .<Callable<Integer>>map(domain -> () -> RestCaller.as(port, "olivia@woodgrove.com")
                        .start("invitation", toGroup(somebodyAt(domain), "project-atlas"))
                        .statusCode())
                .toList());

        assertThat(answers).containsExactlyInAnyOrder(200, 403, 403, 403);
    }

    /** A known partner of its own, so that nobody else's guests count. */
    private String somePartnersDomain() {
        String domain = "quota" + UUID.randomUUID() + ".example";
        organisationWith(domain);
        return domain;
    }

    private void organisationWith(String... domains) {
        UUID organisation = UUID.randomUUID();
        jdbc.sql("INSERT INTO organisation (id, kind, display_name) VALUES (:id, 'partner', 'Of several domains')")
                .param("id", organisation)
                .update();
        jdbc.sql("INSERT INTO partner (organisation_id, trust) VALUES (:id, 'known')")
                .param("id", organisation)
                .update();
        for (String domain : domains) {
            jdbc.sql(
                            "INSERT INTO organisation_domain (domain, organisation_id, is_default) VALUES (:domain, :id, :default)")
                    .param("domain", domain)
                    .param("default", domain.equals(domains[0]))
                    .param("id", organisation)
                    .update();
        }
    }

    @Test
    void aQuotaIsANumberFromOneAndItsChangeIsAudited() {
        assertThat(set("0", "").select("#refusal").text()).isNotEmpty();
        assertThat(set("many", "").select("#refusal").text()).isNotEmpty();
        assertThat(quotas.current().perPartner()).isEmpty();

        set("7", "9");

        Document report = ada.open("/administration/report");
        assertThat(report.select("#perPartner").val()).isEqualTo("7");
        assertThat(report.select("#perOwner").val()).isEqualTo("9");
        assertThat(ada.open("/administration/audit?object=guestQuota")
                        .select("#events")
                        .text())
                .contains("\"7\"", "\"9\"");
    }

    @Test
    void licencesAreComputedByThePublishedExamples() {
        assertThat(ada.open("/administration/report?guests=100&multiFactor=50")
                        .select("#result")
                        .text())
                .isEqualTo("Needed: 10 Basic and 10 Premium P1. To buy: 10 Basic and 10 Premium P1.");
        assertThat(ada.open("/administration/report?guests=60&multiFactor=60&premium=10")
                        .select("#result")
                        .text())
                .isEqualTo("Needed: 0 Basic and 12 Premium P1. To buy: 0 Basic and 2 Premium P1.");
        HttpResponse<String> nonsense = ada.get("/administration/report?guests=few");
        assertThat(nonsense.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(nonsense.body()).select("#licence-refusal").text())
                .isNotEmpty();
    }

    private Document set(String perPartner, String perOwner) {
        HttpResponse<String> answer = ada.submit(
                ada.open("/administration/report"), "#quotas", Map.of("perPartner", perPartner, "perOwner", perOwner));
        return Jsoup.parse(answer.body());
    }

    private static List<String> row(Document report, String table, String name) {
        Element row = report.select(table + " tbody tr").stream()
                .filter(one -> one.select("th").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row of " + name));
        return row.select("td").eachText();
    }

    private String counted(String sql) {
        return jdbc.sql(sql).query(Long.class).single().toString();
    }
}
