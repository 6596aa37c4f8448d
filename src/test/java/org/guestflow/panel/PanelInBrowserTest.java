package org.guestflow.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Barriers;
import org.guestflow.support.Browser;
import org.guestflow.support.MailFor;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The panel as people see it, in a real Chromium. */
@ApplicationTest
class PanelInBrowserTest {

    @LocalServerPort
    private int port;

    @Test
    void oliviaInvitesWithThreeClicksAndOneField() {
        String nora = "nora-" + UUID.randomUUID() + "@litware.com";
        try (Browser olivia = Browser.open(port)) {
            olivia.go("/sign-in");
            olivia.fill("username", "olivia@woodgrove.com");
            olivia.fill("password", "demo");
            olivia.see("main button").click();

            olivia.see("a[aria-label='Add people to Project Atlas']").click();
            olivia.see("#people-to-add").sendKeys("Nora <" + nora + ">");
            olivia.read("will be invited");
            assertThat(Barriers.on(olivia)).isEmpty();
            olivia.picture("panel-add-people");
            olivia.see("#send").click();

            olivia.see("#outcomes");
            olivia.read("invited");
            MailFor.recipient(nora).await(1);
            olivia.go("/requests");
            olivia.driver().findElement(By.partialLinkText(nora)).click();
            olivia.read("waits for the guest");
            assertThat(Barriers.on(olivia)).isEmpty();
            olivia.picture("panel-request");
            olivia.see("#revoke").click();
            olivia.see("button#revoke").click();
            olivia.read("withdrawn");
            assertThat(olivia.complaints()).isEmpty();
        }
    }

    @Test
    void theAppearanceCanBeChosenAndStays() {
        try (Browser olivia = Browser.open(port)) {
            olivia.signIn("olivia@woodgrove.com");
            for (String theme : List.of("dark", "light")) {
                olivia.driver()
                        .findElement(By.cssSelector("button[name=theme][value=" + theme + "]"))
                        .click();
                olivia.see("html[data-theme=" + theme + "]");
                assertThat(Barriers.on(olivia)).as(theme).isEmpty();
                olivia.go("/owned");
                olivia.see("html[data-theme=" + theme + "]");
                olivia.picture("panel-" + theme);
            }
        }
    }

    @Test
    void theMenuOpensOnAPhoneAndTheKeyboardReachesTheContent() {
        try (Browser sam = Browser.open(port)) {
            sam.driver().manage().window().setSize(new Dimension(500, 900));
            sam.signIn("sam@litware.com");
            assertThat(sam.driver().findElement(By.id("menu")).isDisplayed()).isFalse();

            sam.see("#menu-button").click();
            sam.see("#menu");
            assertThat(sam.see("#menu-button").getDomAttribute("aria-expanded")).isEqualTo("true");
            sam.picture("panel-phone-menu");

            sam.go("/");
            sam.driver().findElement(By.tagName("body")).sendKeys(Keys.TAB);
            assertThat(sam.driver().switchTo().activeElement().getText()).isEqualTo("To the content");
        }
    }
}
