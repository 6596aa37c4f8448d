package org.guestflow.identity.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.guestflow.support.Browser;
import org.guestflow.support.Looks;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in and out at an organisation's provider as people see it, in a real Chromium. */
class SignInElsewhereInBrowserTest extends SigningInElsewhere {

    private final String subject = "greta-" + UUID.randomUUID();
    private Browser browser;
    private Looks looks;

    @BeforeEach
    void aBrowser() {
        browser = Browser.open(PORT);
        looks = new Looks(browser);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void gretaSignsInAtFabrikamAndOutThereAsWell() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, true);

        signsIn(guest);
        browser.see("#sign-out");
        assertThat(browser.see("#signed-in-as").getText()).contains(guest);
        browser.see("#sign-out").click();

        browser.arriveAt("/sign-in?state=signed-out");
        browser.read("You are signed out");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aGuestRedeemsBySigningInAtFabrikam() {
        invited();
        fabrikamSays(subject, guest, true);

        browser.go(link());
        browser.see("form#continue button").click();
        browser.arriveAt("/consent");
        browser.see("form#continue button").click();

        browser.see("#groups .tile");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void thePagesOnTheWay() throws Exception {
        redeemedByCode();
        Visitor greta = somebody();
        show(typesTheAddress(greta));
        looks.look("sign-in-elsewhere", "#go-on");
        fabrikamSays(subject, guest, true);
        signsIn(greta, guest);
        show(greta.submit(greta.open("/"), "form[action=/sign-out]", Map.of()));
        looks.look("sign-out-elsewhere", "#go-on");
        String another = "gerd@" + domain;
        scenario.invites(OLIVIA, toGroup(another, "project-atlas"));
        Visitor gerd = somebody();
        show(gerd.submit(gerd.open(linkOf(another)), "form#continue", Map.of()));
        looks.look("redemption/elsewhere", "main");
        looks.nothingWrong();
    }

    @Test
    void thePagesThatRefuse() throws Exception {
        fabrikamSays(subject, guest, true);
        signsIn(guest);
        refused("no-account");
        redeemedByCode();
        fabrikamSays(subject, guest, false);
        signsIn(guest);
        refused("address-not-verified");
        fabrikamSays(subject, Map.of("email", guest, "email_verified", true, "nonce", "replayed"));
        signsIn(guest);
        refused("not-believed");
        fabrikamSays(subject, guest, true);
        signsIn(somebody(), guest);
        fabrikamSays("successor-" + subject, guest, true);
        signsIn(guest);
        refused("other-identity");
        browser.go("/sign-in/oidc/callback/" + fabrikam + "?code=old&state=old");
        refused("lost");
        browser.go("/sign-in/oidc/" + UUID.randomUUID());
        refused("unreachable");
        show(breaksItOff());
        refused("cancelled");
        looks.nothingWrong();
    }

    @Test
    void thePagesThatRefuseWhoRedeems() {
        invited();
        String link = link();
        fabrikamSays(subject, guest, false);
        browser.go(link);
        browser.see("form#continue button").click();
        looks.look("redemption/refusal", "address-not-verified", "#refusal-address-not-verified");
        fabrikamSays(subject, "gerd@" + domain, true);
        browser.go(link);
        browser.see("form#continue button").click();
        looks.look("redemption/refusal", "other-identity", "#refusal-other-identity");
        looks.nothingWrong();
    }

    private void refused(String reason) {
        looks.look("sign-in-refused", reason, "#refusal-" + reason);
    }

    private void signsIn(String address) {
        browser.go("/sign-in");
        browser.fill("address", address);
        browser.see("#mail-code button").click();
    }

    private HttpResponse<String> typesTheAddress(Visitor visitor) {
        return visitor.submit(visitor.open("/sign-in"), "form#mail-code", Map.of("address", guest));
    }

    private HttpResponse<String> breaksItOff() {
        Visitor greta = somebody();
        typesTheAddress(greta);
        URI asked = authorization(greta, "/sign-in/oidc/" + fabrikam);
        String state = asked.getRawQuery().replaceFirst(".*[?&]?state=([^&]+).*", "$1");
        return greta.get("/sign-in/oidc/callback/" + fabrikam + "?error=access_denied&state=" + state);
    }

    private String link() {
        return linkOf(guest);
    }

    private static String linkOf(String address) {
        return "/redeem/" + MailFor.recipient(address).tokenInMail(1);
    }

    /** Shows an answer that would lead the browser on before anybody could look at it, or that another browser got. */
    private void show(HttpResponse<String> answer) {
        browser.go("/sign-out");
        browser.driver()
                .executeScript("document.open(); document.write(arguments[0]); document.close();", answer.body());
    }
}
