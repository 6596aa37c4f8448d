package org.guestflow.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Camunda's web applications over a line so slow that they give up waiting for their own files. */
@Tag("faults")
@ApplicationTest
class SlowLineInTheBrowserTest {

    /** More than the seven seconds for which the web applications' loader waits. */
    private static final int SLOW = 7_200;

    @LocalServerPort
    private int port;

    @Test
    void tasklistLoadsAnewInsteadOfStayingBlank() {
        try (Browser browser = Browser.open(port)) {
            browser.signIn("olivia@woodgrove.com");

            latency(browser, SLOW);
            browser.driver().executeScript("location.assign('/camunda/app/tasklist/default/')");
            browser.waiting()
                    .until(driver -> browser.driver()
                            .executeScript("return sessionStorage.getItem('guestflow.loads') === '1'")
                            .equals(true));
            latency(browser, 0);

            browser.read("My tasks");
            assertThat(browser.driver().getCurrentUrl()).contains("/camunda/app/tasklist/");
        }
    }

    private static void latency(Browser browser, int milliseconds) {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of(
                                "offline",
                                false,
                                "latency",
                                milliseconds,
                                "downloadThroughput",
                                -1,
                                "uploadThroughput",
                                -1));
    }
}
