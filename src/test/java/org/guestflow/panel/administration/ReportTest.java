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
import org.guestflow.policy.GuestQuota;
import org.guestflow.policy.GuestQuotas;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
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
        RestCaller administrator = RestCaller.as(port, "ada@woodgrove.com");
        long adas = Long.parseLong(
                counted(
                        "SELECT count(*) FROM directory_user g JOIN directory_user a ON a.id = g.invited_by WHERE g.external_user_state IS NOT NULL AND a.mail = 'ada@woodgrove.com'"));
        set("", String.valueOf(adas + 1));
        administrator
                .start("invitation", toGroup(somebodyAt("litware.com"), "project-atlas"))
                .then()
                .statusCode(200);
        assertThat(administrator
                        .start("invitation", toGroup(somebodyAt("litware.com"), "project-atlas"))
                        .asString())
                .contains("GuestQuotaReached");
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
