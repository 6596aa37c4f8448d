package org.guestflow.panel.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Browser;
import org.guestflow.support.InvitationScenario;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An administrator goes from a request to its process instance, sees there what was asked for, and goes back. */
@ApplicationTest
class BetweenPanelAndCockpitInBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Test
    void fromTheRequestToItsInstanceAndBack() {
        InvitationScenario scenario = new InvitationScenario(context);
        String guest = somebodyAt("litware.com");
        RequestId request = scenario.invites("olivia@woodgrove.com", toGroup(guest, "project-atlas"));
        try (Browser browser = Browser.open(port)) {
            browser.signIn("ada@woodgrove.com");
            browser.go("/requests/" + request);

            browser.see("a.cockpit").click();

            browser.waiting().until(driver -> driver.getCurrentUrl().contains("/camunda/app/cockpit/"));
            browser.waiting()
                    .until(driver ->
                            !driver.findElements(By.linkText("Request")).isEmpty());
            browser.driver().findElement(By.linkText("Request")).click();
            assertThat(browser.see("#guestflow-request h4").getText()).isEqualTo(guest);
            assertThat(browser.see("#guestflow-request").getText())
                    .contains("Project Atlas", "How policy decided", "Open the request");
            assertThat(browser.driver().findElements(By.cssSelector("#guestflow-request form")))
                    .isEmpty();

            browser.see("a.guestflow-request").click();

            browser.arriveAt("/requests/" + request);
            browser.read(guest);
        }
    }

    @Test
    void whoIsNoAdministratorIsNotLedThere() {
        InvitationScenario scenario = new InvitationScenario(context);
        RequestId request =
                scenario.invites("olivia@woodgrove.com", toGroup(somebodyAt("litware.com"), "project-atlas"));
        try (Browser browser = Browser.open(port)) {
            browser.signIn("olivia@woodgrove.com");
            browser.go("/requests/" + request);

            browser.see("#progress");
            assertThat(browser.driver().findElements(By.cssSelector("a.cockpit")))
                    .isEmpty();
        }
    }
}
