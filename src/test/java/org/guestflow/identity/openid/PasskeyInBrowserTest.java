package org.guestflow.identity.openid;

import static org.assertj.core.api.Assertions.assertThat;

import org.guestflow.directory.User;
import org.guestflow.support.Browser;
import org.guestflow.support.Colleague;
import org.guestflow.support.Looks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Protocol;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Transport;

/** Passkeys in a real Chromium with an authenticator that needs no finger; here because passkeys are bound to the address at which the application says it is. */
class PasskeyInBrowserTest extends SigningInElsewhere {

    private Browser browser;
    private User mia;

    @BeforeEach
    void aBrowserWithAnAuthenticator() {
        mia = Colleague.named(context, "mia");
        browser = Browser.open(PORT);
        browser.driver()
                .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                        .setProtocol(Protocol.CTAP2)
                        .setTransport(Transport.INTERNAL)
                        .setHasResidentKey(true)
                        .setHasUserVerification(true)
                        .setIsUserVerified(true));
        browser.signIn(mia.mail().toString());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aPasskeyIsRegisteredAskedForAndTaken() throws Exception {
        Looks looks = new Looks(browser);
        browser.go("/sign-in-security");
        browser.see("#add-passkey").click();
        browser.see("#passkey button");
        looks.look("panel/security/passkey", "#passkey button");
        browser.fill("label", "Mia's laptop");
        browser.see("#passkey button").click();
        browser.see("#codes code");
        browser.go("/sign-in-security");
        browser.read("Mia's laptop");

        comesBackAs(mia, "#passkey button");
        looks.look("sign-in-second-factor", "#passkey button");
        browser.see("#passkey button").click();

        browser.see("#signed-in-as");
        assertThat(audited("Verify second factor")).isEqualTo(1);
        looks.nothingWrong();
    }

    @Test
    void anotherPersonsPasskeyIsNotTaken() {
        registersAPasskey();
        String mias = jdbc.sql(
                        "SELECT translate(encode(credential_id, 'base64'), E'+/=\\n', '-_') FROM passkey WHERE user_id = :mia")
                .param("mia", mia.id().value())
                .query(String.class)
                .single();
        User ben = Colleague.named(context, "ben");
        comesBackAs(ben, "#signed-in-as");
        registersAPasskey();
        comesBackAs(ben, "#passkey button");

        browser.driver()
                .executeScript(
                        "const form = document.getElementById('passkey'); const options = JSON.parse(form.dataset.options);"
                                + "options.allowCredentials = [{type: 'public-key', id: arguments[0]}]; form.dataset.options = JSON.stringify(options);",
                        mias);
        browser.see("#passkey button").click();

        browser.see("#refusal");
        assertThat(audited("Verify second factor")).isZero();
    }

    private void registersAPasskey() {
        browser.go("/sign-in-security/passkey");
        browser.see("#passkey button").click();
        browser.see("#codes code");
    }

    private void comesBackAs(User user, String css) {
        browser.see("#sign-out").click();
        browser.arriveAt("/sign-in?signed-out");
        browser.fill("username", user.mail().toString());
        browser.fill("password", "demo");
        browser.see("main button").click();
        browser.see(css);
    }

    private long audited(String action) {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE action = :action AND object_id = :user")
                .param("action", action)
                .param("user", mia.id().toString())
                .query(Long.class)
                .single();
    }
}
