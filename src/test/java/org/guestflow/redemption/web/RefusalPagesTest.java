package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.invitation.InvitationState;
import org.guestflow.invitation.Invitations;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each refusal ends on its own page, says what to do, and leaves the state right. */
@ApplicationTest
class RefusalPagesTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private RequestId request;
    private Invitee invitee;

    @BeforeEach
    void oliviaInvitesSomebody() {
        scenario = new InvitationScenario(context);
        request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        invitee = Invitee.withMail(port, guest);
    }

    @AfterEach
    void theClockRunsOnAndNoDomainIsDenied() {
        ClockUtil.reset();
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
        assertThat(Invitee.whereTo(newLink.consents())).endsWith("/done");
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
    void twoBrowsersThatAcceptAtTheSameInstantRedeemOnce() throws Exception {
        Invitee phone = invitee.inAnotherBrowser(new Visitor(port));
        invitee.starts();
        String first = MailFor.recipient(guest).codeInMail(2);
        phone.starts();
        String second = MailFor.recipient(guest).codeInMail(3);
        invitee.shows(first);
        phone.shows(second);

        List<HttpResponse<String>> answers = atTheSameInstant(List.of(invitee, phone));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(303, 410);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 410)
                .allSatisfy(answer -> assertThat(refusal(answer)).isEqualTo("already-redeemed"));
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.mailTo(OLIVIA, request)).hasSize(1);
    }

    @Test
    void aDoubleClickOnAcceptEndsOnTheLastPageTwice() throws Exception {
        invitee.starts();
        invitee.showsTheCodeOfMail(2);

        List<HttpResponse<String>> answers = atTheSameInstant(List.of(invitee, invitee));

        assertThat(answers).extracting(Invitee::whereTo).allMatch(place -> place.endsWith("/done"));
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
    void aWrongCodeSaysHowManyTriesAreLeftAndAfterFiveANewOneIsNeeded() {
        invitee.starts();
        String code = MailFor.recipient(guest).codeInMail(2);

        IntStream.rangeClosed(1, 4).forEach(guess -> {
            invitee.shows(wrong(code));
            assertThat(invitee.page("/passcode").select("[role=alert]").text())
                    .contains(guess == 4 ? "one try" : (5 - guess) + " tries");
        });
        assertThat(invitee.page("/passcode").selectFirst("#code").attr("aria-invalid"))
                .isEqualTo("true");
        invitee.shows(wrong(code));

        HttpResponse<String> page = invitee.opens("/passcode");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(refusal(page)).isEqualTo("passcode-used-up");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        assertThat(Invitee.whereTo(invitee.continuesOn("/passcode", Map.of()))).endsWith("/passcode?sent");
        assertThat(Invitee.whereTo(invitee.showsTheCodeOfMail(3))).endsWith("/consent");
    }

    @Test
    void anEmptyFieldCostsNoTry() {
        invitee.starts();

        assertThat(Invitee.whereTo(invitee.shows("  "))).endsWith("/passcode?missing");
        assertThat(invitee.page("/passcode?missing").select("[role=alert]").text())
                .contains("Enter the code");
        assertThat(invitee.page("/passcode").select("[role=alert]")).isEmpty();
    }

    @Test
    void aCodeAfterTenMinutes() {
        invitee.starts();
        String code = MailFor.recipient(guest).codeInMail(2);
        Map<String, String> typed = Map.of("code", code);
        var page = invitee.page("/passcode");

        timePasses(Duration.ofMinutes(10));
        HttpResponse<String> answer = invitee.browser().submit(page, "form#continue", typed);

        assertThat(Invitee.whereTo(answer)).endsWith("/passcode");
        HttpResponse<String> refused = invitee.opens("/passcode");
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refusal(refused)).isEqualTo("passcode-expired");
    }

    @Test
    void tooManyCodesSayWhenTheNextOneIsPossible() {
        invitee.starts();
        IntStream.range(0, 4).forEach(again -> invitee.sends("send-again", "/passcode"));

        HttpResponse<String> answer = invitee.sends("send-again", "/passcode");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(refusal(answer)).isEqualTo("too-many-passcodes");
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(3500, 3601);
        assertThat(Invitee.read(answer).text()).contains("60 minutes");
        assertThat(Invitee.whereTo(invitee.showsTheCodeOfMail(6))).endsWith("/consent");
    }

    @Test
    void anotherBrowserStartsAgain() {
        invitee.starts();
        Invitee phone = invitee.inAnotherBrowser(new Visitor(port));

        for (String page : List.of("/passcode", "/consent", "/start-again")) {
            HttpResponse<String> answer = phone.opens(page);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(refusal(answer)).isEqualTo("session-lost");
            assertThat(Invitee.read(answer).select("a.button").attr("href")).isEqualTo(invitee.path());
        }
        invitee.showsTheCodeOfMail(2);
        assertThat(invitee.opens("/consent").statusCode()).isEqualTo(200);
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

    private static String refusal(HttpResponse<String> answer) {
        return Invitee.read(answer).select("main").attr("id").replaceFirst("^refusal-", "");
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }

    private void timePasses(Duration time) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(time)));
    }

    private static List<HttpResponse<String>> atTheSameInstant(List<Invitee> people) throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(people.size());
        try {
            CyclicBarrier start = new CyclicBarrier(people.size());
            List<Future<HttpResponse<String>>> clicks = new ArrayList<>();
            for (Invitee person : people) {
                var page = person.page("/consent");
                clicks.add(hands.submit(() -> {
                    start.await();
                    return person.browser().submit(page, "form#continue", Map.of());
                }));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> click : clicks) {
                answers.add(click.get());
            }
            return answers;
        } finally {
            hands.shutdownNow();
        }
    }
}
