package org.guestflow.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Browser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One sign-in and one sign-out for Guestflow's pages and Camunda's web applications, in a real browser. */
@ApplicationTest
class OneSignInInTheBrowserTest {

    @LocalServerPort
    private int port;

    @Test
    void anAdministratorSignsInOnceForEverythingAndSignsOutOfEverything() {
        try (Browser browser = Browser.open(port)) {
            browser.go("/camunda/app/cockpit/default/");
            browser.arriveAt("/sign-in");
            browser.picture("sign-in");
            browser.fill("username", "ada@woodgrove.com");
            browser.fill("password", "demo");
            browser.see("main button").click();

            browser.arriveAt("/camunda/app/cockpit/default/");
            browser.read("Running Process Instances");
            browser.go("/camunda/app/cockpit/default/#/processes");
            browser.read("Invite a guest");
            browser.picture("cockpit");
            browser.go("/camunda/app/tasklist/default/");
            browser.read("My tasks");
            browser.go("/camunda/app/admin/default/#/users");
            browser.read("ada@woodgrove.com");
            browser.picture("admin-users");
            browser.go("/camunda/app/welcome/default/");
            browser.read("Ada");
            assertThat(policyViolations(browser)).isZero();

            browser.go("/");
            browser.picture("home");
            browser.see("#sign-out").click();
            browser.see("#notice");
            browser.go("/camunda/app/cockpit/default/");
            browser.arriveAt("/sign-in");
        }
    }

    @Test
    void aMemberHasTasklistAndNoCockpitAndSigningOutThereEndsTheSession() {
        try (Browser browser = Browser.open(port)) {
            browser.signIn("olivia@woodgrove.com");

            browser.go("/camunda/app/tasklist/default/");
            browser.waiting()
                    .until(ExpectedConditions.textMatches(By.tagName("body"), Pattern.compile("My tasks\\s+\\d+")));
            browser.picture("tasklist-olivia");
            browser.go("/camunda/app/cockpit/default/");
            browser.read("You may not do this");
            assertThat(browser.driver().getPageSource()).doesNotContain("Running Process Instances");
            browser.picture("cockpit-olivia");

            browser.go("/camunda/app/tasklist/default/");
            browser.see(".account .dropdown-toggle, .user-account, [cam-widget-header] .account a")
                    .click();
            browser.see(".logout a, a.logout, [ng-click='logout()']").click();
            browser.arriveAt("/sign-in");
            browser.picture("signed-out-of-tasklist");
            browser.go("/");
            browser.arriveAt("/sign-in");
        }
    }

    @Test
    void theSignInPageFitsAPhone() {
        try (Browser browser = Browser.open(port)) {
            browser.driver().manage().window().setSize(new org.openqa.selenium.Dimension(500, 800));
            browser.go("/sign-in");

            browser.see("main button");
            Object overflow = browser.driver()
                    .executeScript(
                            "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
            assertThat(overflow).isEqualTo(false);
            assertThat(browser.driver().switchTo().activeElement().getDomAttribute("name"))
                    .isEqualTo("username");
            browser.picture("sign-in-phone");
        }
    }

    /** The browser's own log tells of scripts and styles that a policy did not let it use. */
    private static long policyViolations(Browser browser) {
        return StreamSupport.stream(
                        browser.driver().manage().logs().get(LogType.BROWSER).spliterator(), false)
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("Content Security Policy"))
                .count();
    }
}
