package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.guestflow.invitation.InvitationState;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.Test;

/** What the guest reads where a code is not taken, and what he can do then. */
@ApplicationTest
class RefusedCodePagesTest extends InvitedByOlivia {

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

    private static String wrong(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }
}
