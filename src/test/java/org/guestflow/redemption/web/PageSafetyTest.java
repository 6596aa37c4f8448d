package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.Organisations;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pages keep from browsers, scripts and other sites. */
@ApplicationTest
class PageSafetyTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private Organisations organisations;

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

    @AfterEach
    void noLogo() {
        logo(null);
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
    void theHostsLogoIsTheOnlyThingThatComesFromElsewhere() {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee invitee = Invitee.withMail(port, guest);
        logo("https://cdn.woodgrove.example:8443/logo.svg?v=2");

        for (HttpResponse<String> page : List.of(
                invitee.opens(""), Invitee.withLink(port, guest, "unknown").opens(""))) {
            assertThat(Invitee.read(page).select("header img").attr("src"))
                    .isEqualTo("https://cdn.woodgrove.example:8443/logo.svg?v=2");
            assertThat(page.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .satisfies(policy -> assertThat(policy)
                            .contains(
                                    "img-src 'self' data: https://cdn.woodgrove.example:8443;",
                                    "form-action 'self';",
                                    "default-src 'none'"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "https://", "https://evil example/;script-src *", "data:image/png,x"})
    void aLogoThatIsNoPlainAddressOpensNothing(String url) {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee invitee = Invitee.withMail(port, guest);
        logo(url);

        assertThat(invitee.opens("").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("img-src 'self' data:; form-action 'self';"));
    }

    private void logo(String url) {
        jdbc.sql("UPDATE organisation SET logo_url = :url WHERE kind = 'host'")
                .param("url", url)
                .update();
        await().until(() -> organisations.host().logoUrl().equals(Optional.ofNullable(url)));
    }
}
