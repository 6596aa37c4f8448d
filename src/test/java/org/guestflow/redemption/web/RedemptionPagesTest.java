package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toApplication;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The guest's way over HTTP, without scripts: from the mail to the access. */
@ApplicationTest
class RedemptionPagesTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

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

        Optional<String> sessionBefore = invitee.browser().cookie("guestflow");
        assertThat(Invitee.whereTo(invitee.consents())).isEqualTo("/");
        assertThat(invitee.browser().cookie("guestflow")).isPresent().isNotEqualTo(sessionBefore);
        Document access = invitee.browser().open("/");
        assertThat(access.select("#notice").text()).isEqualTo("Welcome to WoodGrove");
        assertThat(access.select("#signed-in-as").text()).contains(guest);
        assertThat(access.select("#groups .tile").text()).contains("Project Atlas", "Olivia");
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
        assertThat(Invitee.whereTo(first.consents())).isEqualTo("/");
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
}
