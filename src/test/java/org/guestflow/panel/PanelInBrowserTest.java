package org.guestflow.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.guestflow.directory.Targets;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Barriers;
import org.guestflow.support.Browser;
import org.guestflow.support.MailFor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The panel as people see it, in a real Chromium. */
@ApplicationTest
class PanelInBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Targets targets;

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

    @ParameterizedTest
    @CsvSource({"desktop, light", "phone, dark"})
    void nothingKeepsAnybodyOut(String device, String theme) {
        String atlas =
                "/groups/" + targets.findGroup("project-atlas").orElseThrow().id();
        try (Browser olivia = Browser.open(port)) {
            if ("phone".equals(device)) {
                olivia.driver().manage().window().setSize(new Dimension(500, 900));
            }
            olivia.signIn("olivia@woodgrove.com");
            olivia.driver()
                    .findElement(By.cssSelector("button[name=theme][value=" + theme + "]"))
                    .click();
            olivia.see("html[data-theme=" + theme + "]");
            for (String path : List.of("/", "/my-data", "/owned", atlas, atlas + "/add", "/requests", "/groups/x")) {
                olivia.go(path);
                olivia.see("h1");
                assertThat(Barriers.on(olivia)).as(path).isEmpty();
                assertThat(widerThanTheWindow(olivia)).as(path).isFalse();
                olivia.picture("panel-" + device + path.replace(atlas, "-group").replace('/', '-'));
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

    private static boolean widerThanTheWindow(Browser browser) {
        return (Boolean) browser.driver()
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }
}
