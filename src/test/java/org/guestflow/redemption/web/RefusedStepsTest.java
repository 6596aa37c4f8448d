package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.guestflow.invitation.Invitations;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A step whose page was opened while the link was good, and sent when it was good no longer: that it is not comes before whatever else is wrong. */
@ApplicationTest
class RefusedStepsTest extends InvitedByOlivia {

    @Autowired
    private Invitations invitations;

    @Test
    void startingWithALinkThatHasBeenRevoked() throws Exception {
        Document page = invitee.page("");
        isRevoked();

        assertThatTheRevocationIsTold(invitee.browser().submit(page, "form#continue", Map.of()));
    }

    @Test
    void showingACodeInABrowserThatHasNotBegun() throws Exception {
        Document page = invitee.page("");
        assertThat(refusal(invitee.browser().post(invitee.path() + "/passcode", token(page))))
                .isEqualTo("session-lost");
        isRevoked();

        assertThatTheRevocationIsTold(invitee.browser().post(invitee.path() + "/passcode", token(page)));
    }

    @Test
    void showingACodeARightOneAWrongOneOrNone() throws Exception {
        invitee.starts();
        Document page = invitee.page("/passcode");
        isRevoked();

        for (String code : List.of("00000000", "")) {
            assertThatTheRevocationIsTold(invitee.browser().submit(page, "form#continue", Map.of("code", code)));
        }
    }

    @Test
    void askingForANewCode() throws Exception {
        invitee.starts();
        Document page = invitee.page("/passcode");
        isRevoked();

        assertThatTheRevocationIsTold(invitee.browser().post(invitee.path() + "/passcode/new", token(page)));
    }

    @Test
    void consentingAndDeclining() throws Exception {
        invitee.starts();
        invitee.showsTheCodeOfMail(2);
        Document page = invitee.page("/consent");
        isRevoked();

        assertThatTheRevocationIsTold(invitee.browser().submit(page, "form#continue", Map.of()));
        assertThatTheRevocationIsTold(invitee.browser().post(invitee.path() + "/decline", token(page)));
        assertThat(scenario.isIn(guest, "project-atlas")).isFalse();
    }

    @Test
    void somebodyElseIsToldOfTheLinkFirst() throws Exception {
        Invitee olivia = invitee.inAnotherBrowser(new Visitor(port));
        Document page = olivia.page("");
        olivia.browser().signIn(OLIVIA, "demo");
        assertThat(refusal(olivia.browser().submit(page, "form#continue", Map.of())))
                .isEqualTo("other-account");
        isRevoked();

        assertThatTheRevocationIsTold(olivia.browser().submit(page, "form#continue", Map.of()));
    }

    private void isRevoked() throws Exception {
        invitations.revoke(request, scenario.user(OLIVIA).orElseThrow());
    }

    private static Map<String, String> token(Document page) {
        return Map.of("_csrf", page.selectFirst("input[name=_csrf]").val());
    }

    private static void assertThatTheRevocationIsTold(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(refusal(answer)).isEqualTo("invitation-revoked");
    }
}
