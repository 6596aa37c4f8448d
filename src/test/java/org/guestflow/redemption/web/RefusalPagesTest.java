package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.invitation.Invitations;
import org.guestflow.mail.NoticeKind;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each refusal of a link ends on its own page, says what to do, and leaves the state right. */
@ApplicationTest
class RefusalPagesTest extends InvitedByOlivia {

    @Autowired
    private Invitations invitations;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void noDomainIsDenied() {
        jdbc.sql("DELETE FROM domain_list_entry WHERE domain = 'litware.com'").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "null",
                "..%2e",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "%3Cscript%3E"
            })
    void anUnknownLink(String token) {
        HttpResponse<String> answer = Invitee.withLink(port, guest, token).opens("");

        assertThat(answer.statusCode()).isIn(404, 400);
        assertThat(answer.body()).doesNotContain("<script");
    }

    @Test
    void aForgedLinkLooksLikeAnUnknownOne() {
        byte[] token = Base64.getUrlDecoder().decode(invitee.path().substring("/redeem/".length()));
        for (int position : List.of(0, 15, 19, 20, token.length - 1)) {
            byte[] forged = token.clone();
            forged[position] ^= 1;
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);

            HttpResponse<String> answer = Invitee.withLink(port, guest, text).opens("");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(refusal(answer)).isEqualTo("unknown-link");
        }
    }

    @Test
    void anExpiredLinkLetsTheGuestAskTheInviterForANewOneOnce() {
        timePasses(Duration.ofDays(31));

        HttpResponse<String> answer = invitee.opens("");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(refusal(answer)).isEqualTo("link-expired");

        assertThat(Invitee.whereTo(invitee.continuesOn("", Map.of()))).endsWith("?asked");
        invitee.continuesOn("", Map.of());

        assertThat(invitee.page("?asked").select(".notice").text()).contains("is told");
        assertThat(scenario.mailTo(OLIVIA, request))
                .filteredOn(NoticeKind.NEW_LINK_REQUESTED::equals)
                .hasSize(1);
        assertThat(scenario.mailTo(guest, request)).doesNotContain(NoticeKind.PASSCODE);
    }

    @Test
    void aRevokedInvitation() throws Exception {
        invitee.starts();
        invitations.revoke(request, scenario.user(OLIVIA).orElseThrow());

        for (String page : List.of("", "/passcode", "/consent")) {
            assertThat(refusal(invitee.opens(page))).isEqualTo("invitation-revoked");
        }
    }

    @Test
    void aLinkFromBeforeAResend() throws Exception {
        invitee.starts();
        String oldCode = MailFor.recipient(guest).codeInMail(2);
        invitations.resend(request, scenario.user(OLIVIA).orElseThrow());
        Invitee newLink = Invitee.withLink(port, guest, MailFor.recipient(guest).tokenInMail(3));

        assertThat(refusal(invitee.opens(""))).isEqualTo("link-replaced");
        assertThat(refusal(invitee.browser().get(invitee.path() + "/passcode"))).isEqualTo("link-replaced");
        newLink.starts();
        newLink.shows(oldCode);
        assertThat(newLink.page("/passcode").select("[role=alert]").text()).contains("This is not the code");
        newLink.showsTheCodeOfMail(4);
        assertThat(Invitee.whereTo(newLink.consents())).isEqualTo("/");
    }

    @Test
    void aLinkThatWasRedeemedAlreadyOffersToSignIn() {
        invitee.starts();
        invitee.showsTheCodeOfMail(2);
        invitee.consents();

        for (Invitee browser : List.of(invitee, invitee.inAnotherBrowser(new Visitor(port)))) {
            HttpResponse<String> answer = browser.opens("");
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(refusal(answer)).isEqualTo("already-redeemed");
            assertThat(Invitee.read(answer).select("a.button").attr("href")).isEqualTo("/sign-in");
        }
        assertThat(invitee.opens("/done").statusCode()).isEqualTo(200);
        assertThat(Invitee.whereTo(invitee.inAnotherBrowser(new Visitor(port)).opens("/done")))
                .endsWith(invitee.path());
    }

    @Test
    void aDomainThatIsDeniedSince() {
        invitee.starts();
        invitee.showsTheCodeOfMail(2);
        jdbc.sql("INSERT INTO domain_list_entry VALUES ('litware.com')").update();

        HttpResponse<String> answer = invitee.opens("");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(refusal(answer)).isEqualTo("invitation-blocked");
        assertThat(refusal(invitee.opens("/consent"))).isEqualTo("invitation-blocked");
        assertThat(scenario.isIn(guest, "project-atlas")).isFalse();
    }

    @Test
    void noPageShowsAStrangerTheInvitedAddress() throws Exception {
        List<HttpResponse<String>> seen = new ArrayList<>();
        Invitee stranger = invitee.inAnotherBrowser(new Visitor(port));
        seen.add(stranger.opens(""));
        stranger.starts();
        seen.add(stranger.opens("/passcode"));
        seen.add(stranger.opens("/consent"));
        timePasses(Duration.ofMinutes(11));
        seen.add(stranger.opens("/passcode"));
        ClockUtil.reset();
        invitations.revoke(request, scenario.user(OLIVIA).orElseThrow());
        seen.add(stranger.opens(""));

        assertThat(seen)
                .allSatisfy(answer ->
                        assertThat(answer.body()).doesNotContain(guest).doesNotContain("litware"));
    }
}
