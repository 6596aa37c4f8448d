package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.guestflow.invitation.InvitationState;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AtOnce;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Accepting happens once, whatever is clicked how often. */
@ApplicationTest
class AcceptingTwiceTest extends InvitedByOlivia {

    @Test
    void twoBrowsersThatAcceptAtTheSameInstantRedeemOnce() throws Exception {
        Invitee phone = invitee.inAnotherBrowser(new Visitor(port));
        invitee.starts();
        String first = MailFor.recipient(guest).codeInMail(2);
        phone.starts();
        String second = MailFor.recipient(guest).codeInMail(3);
        invitee.shows(first);
        phone.shows(second);

        List<HttpResponse<String>> answers = accepting(List.of(invitee, phone));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(303, 410);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 410)
                .allSatisfy(answer -> assertThat(refusal(answer)).isEqualTo("already-redeemed"));
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.mailTo(OLIVIA, request)).hasSize(1);
    }

    @Test
    void aDoubleClickOnAcceptSignsInOnceAndIsWelcomeTwice() throws Exception {
        invitee.starts();
        invitee.showsTheCodeOfMail(2);

        List<HttpResponse<String>> answers = accepting(List.of(invitee, invitee));

        assertThat(answers).extracting(Invitee::whereTo).containsExactlyInAnyOrder("/", invitee.path() + "/done");
    }

    private static List<HttpResponse<String>> accepting(List<Invitee> people) throws Exception {
        List<Callable<HttpResponse<String>>> clicks = new ArrayList<>();
        for (Invitee person : people) {
            Document page = person.page("/consent");
            clicks.add(() -> person.browser().submit(page, "form#continue", Map.of()));
        }
        return AtOnce.call(clicks);
    }
}
