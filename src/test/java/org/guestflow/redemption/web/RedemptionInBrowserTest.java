package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.List;
import java.util.Map;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Barriers;
import org.guestflow.support.Browser;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The guest's way in a real Chromium: on a desk and on a phone, by light and by dark, by keyboard alone. */
@ApplicationTest
class RedemptionInBrowserTest {

    private static final int HEIGHT = 740;
    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private Browser browser;

    @BeforeEach
    void aBrowser() {
        browser = Browser.open(port);
        scenario = new InvitationScenario(context);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"en, 1280, light", "de, 375, dark", "ja, 375, light", "fr, 320, light", "es, 1280, dark"})
    void fromTheMailToTheAccess(String language, int width, String scheme) {
        resize(width, HEIGHT);
        paint(scheme);
        Map<String, Object> request = toGroup(guest, "project-atlas");
        request.put("messageLanguage", language);
        request.put("customizedMessageBody", "Hi!\n\nThe plans are in the folder <Atlas/2027>.\nSee you on Monday.");
        scenario.invites(OLIVIA, request);

        String link = "/redeem/" + MailFor.recipient(guest).tokenInMail(1);
        browser.go(link);
        look(language, "1-landing", width);
        submit("continue");

        browser.arriveAt("/passcode");
        look(language, "2-passcode", width);
        browser.fill("code", "00000000");
        submit("continue");
        browser.see("[role=alert]");
        look(language, "3-wrong-code", width);
        browser.fill("code", MailFor.recipient(guest).codeInMail(2));
        submit("continue");

        browser.arriveAt("/consent");
        look(language, "4-consent", width);
        submit("continue");

        browser.see("#groups .tile");
        look("en", "5-access-after-" + language, width);
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();

        browser.go(link);
        browser.see("#refusal-already-redeemed");
        look(language, "6-already-redeemed", width);
    }

    @Test
    void byKeyboardAlone() {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        browser.go("/redeem/" + MailFor.recipient(guest).tokenInMail(1));

        type(Keys.TAB, Keys.ENTER);
        browser.arriveAt("/passcode");
        assertThat(browser.driver().switchTo().activeElement().getAttribute("id"))
                .isEqualTo("code");
        type(MailFor.recipient(guest).codeInMail(2), Keys.ENTER);
        browser.arriveAt("/consent");
        browser.see("#continue button").sendKeys(Keys.ENTER);
        browser.see("#groups .tile");

        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
    }

    @Test
    void withoutScripts() {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        browser.driver()
                .get("http://localhost:" + port + "/redeem/"
                        + MailFor.recipient(guest).tokenInMail(1));
        press("#continue button");
        browser.arriveAt("/passcode");
        browser.driver()
                .findElement(By.id("code"))
                .sendKeys(MailFor.recipient(guest).codeInMail(2));
        press("#continue button");
        browser.arriveAt("/consent");
        press("#continue button");
        browser.see("#groups .tile");

        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
    }

    private void look(String language, String page, int width) {
        assertThat(browser.driver().findElement(By.tagName("html")).getAttribute("lang"))
                .isEqualTo(language);
        assertThat(Barriers.on(browser)).as(language + " " + page).isEmpty();
        Number needed = (Number) browser.driver().executeScript("return document.documentElement.scrollWidth");
        assertThat(needed.intValue()).as("width of " + page).isLessThanOrEqualTo(width);
        Number height = (Number) browser.driver().executeScript("return document.documentElement.scrollHeight");
        resize(width, height.intValue());
        browser.picture("redemption-" + language + "-" + page);
        resize(width, HEIGHT);
    }

    private void resize(int width, int height) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    private void paint(String scheme) {
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void submit(String form) {
        browser.see("form#" + form + " button").click();
    }

    private void press(String css) {
        browser.driver().findElement(By.cssSelector(css)).sendKeys(Keys.ENTER);
    }

    private void type(CharSequence... keys) {
        browser.driver().switchTo().activeElement().sendKeys(keys);
    }
}
