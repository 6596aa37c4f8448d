package org.guestflow.identity.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.guestflow.partner.Partner;
import org.guestflow.partner.SignInProvider;
import org.guestflow.partner.keycloak.KeycloakServer;
import org.guestflow.support.Barriers;
import org.guestflow.support.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Litware's people sign in at a real Keycloak, in a real browser: with the Maven profile {@code keycloak}, which fetches it. */
@EnabledIfSystemProperty(named = KeycloakServer.HOME, matches = ".+")
class KeycloakSignInTest extends SigningInElsewhere {

    private static final String LENA = "lena@litware.com";

    private static KeycloakServer keycloak;

    private Partner before;

    @BeforeAll
    static void start() {
        keycloak = KeycloakServer.start();
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    @BeforeEach
    void litwareHasAProvider() {
        before = partners.find(user(LENA).mail().domain()).orElseThrow();
        partners.record(
                new Partner(
                        before.id(),
                        before.displayName(),
                        before.standing(),
                        before.directAddition(),
                        before.targets(),
                        before.sponsors(),
                        before.assignedMembers(),
                        before.longestAccess(),
                        before.whenUnreachable(),
                        before.connection(),
                        Optional.of(new SignInProvider(keycloak.issuer(), "guestflow", "litware"))),
                ada());
    }

    @AfterEach
    void litwareHasNoneAnyMore() {
        partners.record(before, ada());
    }

    @Test
    void samSignsInAtLitwareAndSeesHisAccess() {
        try (Browser browser = Browser.open(PORT)) {
            signsIn(browser, "sam@litware.com", "sam");
            browser.see("#groups .tile");
            assertThat(browser.see("#signed-in-as").getText()).contains("sam@litware.com");
        }
    }

    @Test
    void lenasAccountIsHersAndNobodyElsesWithHerAddress() {
        try (Browser browser = Browser.open(PORT)) {
            signsIn(browser, LENA, "unverified-lena");
            browser.see("#refusal-address-not-verified");
            browser.picture("sign-in-refused");
            assertThat(Barriers.on(browser)).isEmpty();
        }
        try (Browser browser = Browser.open(PORT)) {
            signsIn(browser, LENA, "lena");
            browser.see("#groups .tile");
        }
        try (Browser browser = Browser.open(PORT)) {
            signsIn(browser, LENA, "other-lena");
            browser.see("#refusal-other-identity");
        }
    }

    private static void signsIn(Browser browser, String address, String name) {
        browser.go("/sign-in");
        browser.fill("address", address);
        browser.see("form#mail-code button").click();
        browser.arriveAt("/realms/");
        browser.fill("username", name);
        browser.fill("password", "demo");
        browser.see("#kc-login").click();
    }
}
