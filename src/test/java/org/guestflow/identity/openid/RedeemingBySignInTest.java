package org.guestflow.identity.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.toApplication;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.RequestId;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A guest whose organisation has a provider redeems by signing in there (behaviour.md section 4.2). */
class RedeemingBySignInTest extends SigningInElsewhere {

    private final Visitor greta = somebody();
    private final String subject = "greta-" + UUID.randomUUID();

    @Test
    void theGuestSignsInAtHomeConsentsAndIsIn() {
        RequestId request = invited();
        String link = link();
        Document landing = greta.open(link);
        assertThat(landing.text()).contains("you sign in at Fabrikam").doesNotContain(guest);
        fabrikamSays(subject, guest, true);

        assertThat(whereTo(comesBack(link, Map.of()))).isEqualTo(link + "/consent");
        assertThat(scenario.isIn(guest, "project-atlas")).isFalse();
        HttpResponse<String> accepted = greta.submit(greta.open(link + "/consent"), "form#continue", Map.of());

        assertThat(whereTo(accepted)).isEqualTo("/");
        assertThat(greta.open("/").select("#groups .tile").text()).contains("Project Atlas");
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(scenario.endsOf("redemption", request)).containsExactly("Redeemed");
        assertThat(MailFor.recipient(guest).all()).hasSize(1);
        assertThat(linked()).isEqualTo(subject);
    }

    @Test
    void fromThenOnTheAccountIsThatIdentitys() {
        invited();
        String link = link();
        fabrikamSays(subject, guest, true);
        comesBack(link, Map.of());
        greta.submit(greta.open(link + "/consent"), "form#continue", Map.of());
        Visitor successor = somebody();
        fabrikamSays("successor-" + UUID.randomUUID(), guest, true);

        assertThat(refusal(signsIn(successor, guest))).isEqualTo("403 refusal-other-identity");
    }

    @Test
    void aColleagueWithTheLinkSeesBothAddressesAndMaySwitch() {
        RequestId request = invited();
        String link = link();
        fabrikamSays("colleague", "carl@" + domain, true);

        HttpResponse<String> refused = comesBack(link, Map.of());

        assertThat(refusal(refused)).isEqualTo("403 refusal-other-identity");
        Document page = Jsoup.parse(refused.body());
        assertThat(page.text()).contains("carl@" + domain, "g•••@f•••").doesNotContain(guest);
        assertThat(whereTo(greta.get(link + "/consent"))).contains("nowhere, 403");
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        HttpResponse<String> again = greta.submit(page, "form#continue", Map.of());
        String way = again.headers().firstValue("Refresh").orElseThrow().replaceFirst("0;url=", "");
        assertThat(authorization(greta, way).getQuery())
                .contains("prompt=login")
                .doesNotContain("login_hint");
    }

    @Test
    void anAddressThatIsNotVerifiedProvesNothing() {
        invited();
        String link = link();
        fabrikamSays(subject, guest, false);

        assertThat(refusal(comesBack(link, Map.of()))).isEqualTo("403 refusal-address-not-verified");
    }

    @Test
    void whoBreaksItOffIsLedBackToTheInvitation() {
        invited();
        String link = link();
        HttpResponse<String> elsewhere = greta.submit(greta.open(link), "form#continue", Map.of());
        String way = elsewhere.headers().firstValue("Refresh").orElseThrow().replaceFirst("0;url=", "");
        String state = authorization(greta, way).getRawQuery().replaceFirst(".*state=([^&]+).*", "$1");

        HttpResponse<String> back =
                greta.get("/sign-in/oidc/callback/" + fabrikam + "?error=access_denied&state=" + state);

        assertThat(refusal(back)).isEqualTo("403 refusal-cancelled");
        assertThat(Jsoup.parse(back.body()).select("a.button").attr("href")).isEqualTo(link);
    }

    @Test
    void comingBackWithoutHavingBeenThereProvesNothing() {
        invited();
        String link = link();
        greta.open(link);

        assertThat(whereTo(greta.get(link + "/signed-in"))).isEqualTo(link);
    }

    @Test
    void oneProofIsForOneInvitation() {
        invited();
        String link = link();
        fabrikamSays(subject, guest, true);
        HttpResponse<String> elsewhere = greta.submit(greta.open(link), "form#continue", Map.of());
        goesThere(greta, elsewhere);
        scenario.invites(OLIVIA, toApplication(guest, "expense-portal"));
        String other = "/redeem/" + MailFor.recipient(guest).tokenInMail(2);
        greta.open(other);

        assertThat(whereTo(greta.get(other + "/signed-in"))).isEqualTo(other);
        assertThat(whereTo(greta.get(link + "/signed-in"))).isEqualTo(link + "/consent");
    }

    private String link() {
        return "/redeem/" + MailFor.recipient(guest).tokenInMail(1);
    }

    private HttpResponse<String> comesBack(String link, Map<String, String> fields) {
        HttpResponse<String> elsewhere = greta.submit(greta.open(link), "form#continue", fields);
        return greta.get(whereTo(goesThere(greta, elsewhere)));
    }

    private String linked() {
        return jdbc.sql("SELECT subject FROM identity_link WHERE user_id = :user")
                .param("user", user(guest).id().value())
                .query(String.class)
                .single();
    }
}
