package org.guestflow.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.review.ReviewedGroup.keep;

import org.awaitility.Awaitility;
import org.camunda.bpm.engine.TaskService;
import org.guestflow.directory.User;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An owner finds the review in Tasklist, sees how far it has come, goes to its page by the link, and completes the task there in the end. */
@ApplicationTest
class ReviewInTasklistTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TaskService tasks;

    private ReviewedGroup group;
    private User kim;
    private RequestId review;

    @BeforeEach
    void aReviewIsRunning() throws RuleViolation {
        group = new ReviewedGroup(context);
        kim = group.guest();
        review = group.starts();
        Awaitility.await().until(() -> !group.outcomes(review).isEmpty());
    }

    @AfterEach
    void nothingIsLeft() {
        group.remove();
    }

    @Test
    void theTaskLeadsToTheGuestsAndIsCompletedWhenTheyAreAnsweredFor() throws RuleViolation {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(review.toString())
                .singleResult()
                .getId();
        try (Browser browser = Browser.open(port)) {
            browser.signIn(group.owner().mail().toString());
            browser.go("/camunda/app/tasklist/default/#/?task=" + task);
            browser.waiting().until(ExpectedConditions.textToBe(By.id("review-progress"), "0 of 1 answered"));
            assertThat(browser.see("#review-details").getText()).contains(group.name());
            browser.picture("tasklist-review");
            browser.waiting()
                    .until(ExpectedConditions.elementToBeClickable(By.cssSelector("[ng-click*='claim()']")))
                    .click();
            click(browser, browser.waiting().until(ExpectedConditions.elementToBeClickable(By.id("review-link"))));
            browser.arriveAt("/reviews/" + review);
            assertThat(browser.see("#guests").getText()).contains("Kim");

            group.answers(review, group.owner(), keep(kim));
            browser.go("/camunda/app/tasklist/default/#/?task=" + task);
            browser.waiting().until(ExpectedConditions.textToBe(By.id("review-progress"), "1 of 1 answered"));
            click(
                    browser,
                    browser.waiting()
                            .until(ExpectedConditions.elementToBeClickable(
                                    By.xpath("//button[normalize-space(.)='Complete']"))));
            Awaitility.await().until(() -> group.state(review).equals("finished"));
        }
        assertThat(group.has(kim)).isTrue();
    }

    /** Until the task is claimed a veil lies over the form; it goes slowly. */
    private static void click(Browser browser, WebElement element) {
        browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        browser.waiting().ignoring(ElementClickInterceptedException.class).until(driver -> {
            element.click();
            return true;
        });
    }
}
