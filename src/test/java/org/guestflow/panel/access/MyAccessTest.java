package org.guestflow.panel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.Map;
import org.guestflow.directory.Departures;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.redemption.RedeemingGuest;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people see of their own access, and how they give it up. */
@ApplicationTest
class MyAccessTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Targets targets;

    @Autowired
    private Users users;

    @Autowired
    private Departures departures;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @Test
    void samSeesHisGroupAndNothingOfAdministration() {
        Document page = Visitor.signedIn(port, "sam@litware.com").open("/");

        assertThat(page.select("#groups").text()).contains("Project Atlas");
        assertThat(page.select("#menu").text()).contains("My access").doesNotContain("Administration", "Tasklist");
        assertThat(page.select("a[href*=administration]")).isEmpty();
    }

    @Test
    void whoHasNothingIsToldHowThatChanges() {
        Document page =
                Visitor.signedIn(port, "ben@woodgrove.com").speaking("de").open("/");

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("de");
        assertThat(page.text()).contains("Sie haben noch keine Anwendungen");
    }

    @Test
    void leavingAGroupIsAskedFirstAndEndsAccessAtOnce() {
        User gina = user("gina@woodgrove.com");
        var crew = targets.findGroup("crew").orElseThrow();
        targets.addMember(crew.id(), gina.id(), user("ada@woodgrove.com").id());
        Visitor visitor = Visitor.signedIn(port, "gina@woodgrove.com");
        String leave = "/groups/" + crew.id() + "/leave";

        assertThat(visitor.open(leave).text()).contains("You lose access at once");
        assertThat(new InvitationScenario(context).isIn("gina@woodgrove.com", "crew"))
                .isTrue();
        assertThat(visitor.submit(visitor.open(leave), "main form", Map.of()).statusCode())
                .isEqualTo(302);

        assertThat(visitor.open("/").select("#notice").text()).contains("You have left");
        assertThat(new InvitationScenario(context).isIn("gina@woodgrove.com", "crew"))
                .isFalse();
        assertThat(visitor.get(leave).statusCode()).isEqualTo(404);
    }

    @Test
    void aRulesGroupCannotBeLeft() {
        Visitor ben = Visitor.signedIn(port, "ben@woodgrove.com");
        var everybody = targets.findGroup("all-staff").orElseThrow();

        assertThat(ben.get("/groups/" + everybody.id() + "/leave").statusCode()).isEqualTo(409);
    }

    @Test
    void languageAndAppearanceAreKeptAndLeadBackToThePage() {
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");
        Document page = olivia.open("/owned");

        var answer = olivia.submit(page, "footer form", Map.of("theme", "dark", "language", "de"));

        assertThat(answer.headers().firstValue("Location")).contains("/owned");
        Document after = olivia.open("/owned");
        assertThat(after.selectFirst("html").attr("data-theme")).isEqualTo("dark");
        assertThat(after.selectFirst("h1").text()).isEqualTo("Ihre Gruppen und Anwendungen");
    }

    @Test
    void preferencesLeadNobodyAway() {
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");
        Document page = olivia.open("/owned");

        for (String elsewhere :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/a//b", "/x\r\ny"}) {
            assertThat(olivia.submit(page, "footer form", Map.of("back", elsewhere, "theme", "light"))
                            .headers()
                            .firstValue("Location"))
                    .as(elsewhere)
                    .contains("/");
        }
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }

    @Test
    void aGuestLeavesTheOrganisationAndCanBeInvitedAnew() throws Exception {
        String guest = somebodyAt("litware.com");
        InvitationScenario scenario = new InvitationScenario(context);
        redeem(scenario, guest);
        Visitor visitor = Visitor.signedIn(port, guest);

        Document question = visitor.open("/leave");
        assertThat(question.select("h1").text()).isEqualTo("Leave WoodGrove?");
        visitor.submit(question, "form[action=/leave]", Map.of());

        assertThat(visitor.get("/").statusCode()).isEqualTo(302);
        assertThat(scenario.user(guest)).isEmpty();
        redeem(scenario, guest);
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
    }

    @Test
    void whoHasBroughtInOthersIsBlockedInsteadOfDeleted() throws Exception {
        String guest = somebodyAt("litware.com");
        InvitationScenario scenario = new InvitationScenario(context);
        redeem(scenario, guest);
        jdbc.sql("UPDATE invitation SET inviter_id = :id WHERE lower(mail) = :mail")
                .param("id", scenario.user(guest).orElseThrow().id().value())
                .param("mail", guest)
                .update();

        departures.leave(scenario.user(guest).orElseThrow());

        assertThat(scenario.user(guest))
                .hasValueSatisfying(user -> assertThat(user.accountEnabled()).isFalse());
        assertThat(scenario.isIn(guest, "project-atlas")).isFalse();
    }

    /** With the demo's password, which guests otherwise have none of. */
    private void redeem(InvitationScenario scenario, String guest) throws RedemptionRefused {
        RequestId request = scenario.invites("olivia@woodgrove.com", toGroup(guest, "project-atlas"));
        RedeemingGuest browser = new RedeemingGuest(context, scenario.link(request));
        browser.starts();
        browser.showsTheCode();
        browser.consents();
        jdbc.sql(
                        "UPDATE directory_user SET password_hash = (SELECT password_hash FROM directory_user WHERE mail = 'sam@litware.com')"
                                + " WHERE lower(mail) = :mail")
                .param("mail", guest)
                .update();
    }
}
