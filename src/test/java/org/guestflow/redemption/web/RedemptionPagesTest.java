package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toApplication;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The guest's way over HTTP, without scripts: from the mail to the access. */
@ApplicationTest
class RedemptionPagesTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String PORTAL = "https://portal.woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
    }

    @Test
    void theGuestGoesFromTheMailToTheAccess() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee invitee = Invitee.withMail(port, guest);

        Document landing = invitee.page("");
        assertThat(landing.title()).contains("WoodGrove");
        assertThat(landing.select("h1").text()).contains("Olivia").contains("Project Atlas");
        assertThat(landing.select(".facts").text())
                .contains("WoodGrove", "woodgrove.com", OLIVIA, "Access until", "Answer until");
        assertThat(landing.select(".warning").text()).contains("only if you expected");
        assertThat(landing.text()).doesNotContain(guest);

        assertThat(Invitee.whereTo(invitee.starts())).endsWith(invitee.path() + "/passcode");
        Document passcode = invitee.page("/passcode");
        assertThat(passcode.select("label[for=code]").text()).isNotEmpty();
        assertThat(passcode.selectFirst("input[name=code]").attributes().asList())
                .anySatisfy(attribute -> assertThat(attribute.html()).isEqualTo("autocomplete=\"one-time-code\""))
                .anySatisfy(attribute -> assertThat(attribute.html()).isEqualTo("inputmode=\"numeric\""));
        assertThat(passcode.text()).doesNotContain(guest);

        assertThat(Invitee.whereTo(invitee.showsTheCodeOfMail(2))).endsWith("/consent");
        Document consent = invitee.page("/consent");
        assertThat(consent.text())
                .contains(guest, "What WoodGrove stores", "Privacy statement", "Terms of use", "ersion 1");

        assertThat(Invitee.whereTo(invitee.consents())).endsWith("/done");
        Document done = invitee.page("/done");
        assertThat(done.select(".facts").text()).contains("Project Atlas", "Olivia", "Access until");
        assertThat(done.select("a.button").attr("href")).isEqualTo("/sign-in");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
    }

    @Test
    void decliningEndsOnItsPageAndRemovesTheGuest() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee invitee = Invitee.withMail(port, guest);
        invitee.starts();
        invitee.showsTheCodeOfMail(2);

        HttpResponse<String> answer = invitee.sends("decline", "/consent");

        assertThat(Invitee.whereTo(answer)).endsWith(invitee.path());
        assertThat(invitee.page("").select("main").attr("id")).isEqualTo("refusal-invitation-declined");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.DECLINED);
        assertThat(scenario.user(guest)).isEmpty();
    }

    @Test
    void twoInvitationsInTwoTabsOfOneBrowserDoNotMix() {
        RequestId atlas = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee first = Invitee.withMail(port, guest);
        RequestId portal = scenario.invites(OLIVIA, toApplication(guest, "expense-portal"));
        Invitee second = Invitee.withMail(port, guest).inAnotherBrowser(first.browser());
        Invitee portalTab = Invitee.withLink(
                        port, guest, MailFor.recipient(guest).tokenInMail(2))
                .inAnotherBrowser(second.browser());

        first.starts();
        String atlasCode = MailFor.recipient(guest).codeInMail(3);
        portalTab.starts();
        String portalCode = MailFor.recipient(guest).codeInMail(4);

        assertThat(Invitee.whereTo(portalTab.shows(portalCode))).endsWith("/consent");
        assertThat(Invitee.whereTo(first.shows(atlasCode))).endsWith("/consent");
        assertThat(Invitee.whereTo(first.consents())).endsWith("/done");
        assertThat(scenario.invitation(atlas).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.invitation(portal).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
    }

    @Test
    void aFormWithoutItsTokenIsSentBackToTheBeginning() {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee invitee = Invitee.withMail(port, guest);

        HttpResponse<String> answer = invitee.browser().post(invitee.path(), Map.of());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Invitee.read(answer).select("main").attr("id")).isEqualTo("refusal-session-lost");
        assertThat(MailFor.recipient(guest).all()).hasSize(1);
    }

    @Test
    void theGuestIsSentOnOnlyToAnOriginThatIsAllowedAtThatMoment() {
        Map<String, Object> request = toApplication(guest, "expense-portal");
        String url = anAllowedOrigin() + "/welcome?from=invitation";
        request.put("inviteRedirectUrl", url);
        scenario.invites(OLIVIA, request);
        Invitee invitee = Invitee.withMail(port, guest);
        invitee.starts();
        invitee.showsTheCodeOfMail(2);
        assertThat(invitee.opens("/consent").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("form-action 'self' " + PORTAL + ";"));

        assertThat(Invitee.whereTo(invitee.consents())).isEqualTo(url);
    }

    @Test
    void anOriginThatIsNoLongerAllowedLeadsToOurOwnLastPage() {
        Map<String, Object> request = toApplication(guest, "expense-portal");
        request.put("inviteRedirectUrl", anAllowedOrigin() + "/welcome");
        scenario.invites(OLIVIA, request);
        Invitee invitee = Invitee.withMail(port, guest);
        invitee.starts();
        invitee.showsTheCodeOfMail(2);
        invitee.opens("/consent");
        jdbc.sql("DELETE FROM application_redirect_origin WHERE origin = :origin")
                .param("origin", PORTAL)
                .update();

        assertThat(Invitee.whereTo(invitee.consents())).endsWith("/done");
    }

    @Test
    void whatPeopleWroteIsShownAsText() {
        Map<String, Object> request = toGroup(guest, "project-atlas");
        String attack =
                "<script>alert(1)</script> ${7*7} [[${7*7}]] <a href='https://evil.example'>click</a> {0} 'quoted' \u202Eolleh";
        request.put("customizedMessageBody", attack);
        request.put("invitedUserDisplayName", "<img src=x onerror=alert(1)>");
        scenario.invites(OLIVIA, request);
        Invitee invitee = Invitee.withMail(port, guest);

        Document landing = invitee.page("");

        assertThat(landing.select("blockquote").text())
                .isEqualTo(landing.select("blockquote").get(0).wholeText());
        assertThat(landing.select("blockquote").get(0).wholeText())
                .contains("<script>alert(1)</script> ${7*7} [[${7*7}]]")
                .contains("{0} 'quoted'");
        assertThat(landing.select("script, blockquote *, img, a[href*=evil]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ja, en, ja, コード",
        "'', de-CH;q=0.9, de, Einladung",
        "'', 'pt-BR, fr;q=0.5', fr, invitation",
        "'', pt, en, invites you",
        "es, de, es, invitación",
        "pt, ja, ja, 招待"
    })
    void thePagesSpeakTheGuestsLanguage(String invitation, String browser, String expected, String word) {
        Map<String, Object> request = toGroup(guest, "project-atlas");
        if (!invitation.isEmpty()) {
            request.put("messageLanguage", invitation);
        }
        scenario.invites(OLIVIA, request);
        Invitee invitee = Invitee.withMail(port, guest);
        invitee.browser().speaking(browser);

        HttpResponse<String> landing = invitee.opens("");

        assertThat(Invitee.read(landing).select("html").attr("lang")).isEqualTo(expected);
        assertThat(landing.headers().firstValue("Content-Language")).contains(expected);
        assertThat(Invitee.read(landing).text()).contains(word).doesNotContain("??");
    }

    @Test
    void theChosenLanguageHoldsOnEveryFurtherPageAndForTheMail() {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee invitee = Invitee.withMail(port, guest);
        assertThat(invitee.page("?lang=de")
                        .select(".languages a[aria-current=true]")
                        .text())
                .isEqualTo("Deutsch");

        invitee.starts();

        assertThat(invitee.page("/passcode").select("h1").text()).isEqualTo("Geben Sie den Code ein");
        assertThat(jdbc.sql("SELECT language FROM notice WHERE kind = 'passcode' AND recipient = :guest")
                        .param("guest", guest)
                        .query(String.class)
                        .single())
                .isEqualTo("de");
    }

    @Test
    void everyPageKeepsItselfOutOfCachesFramesSearchEnginesAndReferers() {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee invitee = Invitee.withMail(port, guest);
        invitee.starts();

        for (HttpResponse<String> page : List.of(
                invitee.opens(""),
                invitee.opens("/passcode"),
                invitee.opens("/consent"),
                Invitee.withLink(port, guest, "unknown").opens(""))) {
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
            assertThat(page.headers().firstValue("X-Robots-Tag"))
                    .hasValueSatisfying(value -> assertThat(value).contains("noindex"));
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(value -> assertThat(value)
                            .contains("default-src 'none'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe", "script-src"));
            assertThat(page.body())
                    .doesNotContain("<script")
                    .doesNotContain("http-equiv")
                    .doesNotContain(" style=")
                    .doesNotContainPattern("(?i)<[^>]+ on[a-z]+=");
        }
    }

    @Test
    void itsCookiesAreForThisInvitationAndOutOfReachForScripts() {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee invitee = Invitee.withMail(port, guest);

        List<String> cookies = invitee.opens("").headers().allValues("Set-Cookie");

        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("guestflow-redemption=")
                        .contains("Path=" + invitee.path(), "HttpOnly", "SameSite=Lax"));
        assertThat(cookies).allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly"));
    }

    @Test
    void otherMethodsAreNotTaken() {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee invitee = Invitee.withMail(port, guest);

        assertThat(invitee.opens("/decline").statusCode()).isEqualTo(405);
        assertThat(invitee.opens("/passcode/new").statusCode()).isEqualTo(405);
        assertThat(invitee.browser()
                        .send(invitee.browser().request(invitee.path()).PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void somebodyElseWhoIsSignedInIsAskedToSwitch() {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee ben = Invitee.withMail(port, guest).inAnotherBrowser(Visitor.signedIn(port, "ben@woodgrove.com"));

        HttpResponse<String> answer = ben.opens("");

        assertThat(answer.statusCode()).isEqualTo(403);
        Document page = Invitee.read(answer);
        assertThat(page.select("main").attr("id")).isEqualTo("refusal-other-account");
        assertThat(page.text())
                .contains("ben@woodgrove.com")
                .contains("g•••@l•••.com")
                .doesNotContain(guest);
        assertThat(ben.browser()
                        .post(ben.path() + "/passcode", Map.of("code", "12345678"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Invitee.whereTo(ben.continuesOn("", Map.of()))).endsWith(ben.path());
        assertThat(ben.page("").select("h1").text()).contains("Project Atlas");
        assertThat(Invitee.whereTo(ben.browser().get("/"))).endsWith("/sign-in");
    }

    private String anAllowedOrigin() {
        jdbc.sql(
                        "INSERT INTO application_redirect_origin SELECT id, :origin FROM application WHERE app_id = 'expense-portal'"
                                + " ON CONFLICT DO NOTHING")
                .param("origin", PORTAL)
                .update();
        return PORTAL;
    }
}
