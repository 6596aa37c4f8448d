package org.guestflow.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.Targets;
import org.guestflow.invitation.InvitationState;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Browser;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Approvers decide in Tasklist, in a real browser, and over REST. */
@ApplicationTest
class ApprovingInTasklistTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String PRIYA = "priya@woodgrove.com";
    private static final String ADA = "ada@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Targets targets;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private RequestId request;

    @BeforeEach
    void oliviaAsksForAConfidentialGroup() {
        scenario = new InvitationScenario(context);
        request = RequestId.parse(RestCaller.as(port, OLIVIA)
                .start("invitation", toGroup(guest, "board-papers"))
                .path("businessKey"));
    }

    @Test
    void nothingIsMailedAndNobodyIsCreatedUntilBothStagesHaveApproved() {
        decide(PRIYA, "Approve", "Welcome");
        assertThat(scenario.user(guest)).isEmpty();
        assertThat(MailFor.recipient(guest).all()).isEmpty();

        decide(ADA, "Approve", "");

        assertThat(MailFor.recipient(guest).tokenInMail(1)).isNotEmpty();
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        assertThat(scenario.user(guest)).isPresent();
    }

    @Test
    void whoIsRejectedRemainsUnknownAndTheInviterIsToldTheReason() {
        decide(PRIYA, "Reject", "Not before the annual report");

        assertThat(scenario.endsOf("invitation", request)).containsExactly("Rejected");
        assertThat(scenario.invitation(request).stateReason()).contains("Not before the annual report");
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.REQUEST_REJECTED);
        assertThat(scenario.user(guest)).isEmpty();
    }

    @Test
    void oliviaDecidesNothingOfHerOwnEvenAsOneOfTheApprovers() {
        targets.addMember(approvers(), scenario.user(OLIVIA).orElseThrow().id(), ada());
        try {
            String task = "/task/" + scenario.openTask(request).getId();
            RestCaller olivia = RestCaller.as(port, OLIVIA);

            olivia.post(task + "/complete", Map.of("variables", RestCaller.typed(Map.of("decision", "approve"))))
                    .then()
                    .statusCode(403);

            assertThat(scenario.openTask(request).getId()).isEqualTo(task.substring("/task/".length()));
            assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.AWAITING_APPROVAL);
        } finally {
            targets.removeMember(
                    approvers(), scenario.user(OLIVIA).orElseThrow().id(), ada());
        }
    }

    private void decide(String approver, String decision, String comment) {
        try (Browser browser = Browser.open(port)) {
            comeByTheMailsLink(browser, approver);
            browser.see("#request-details");
            browser.read(guest);
            browser.waiting().until(ExpectedConditions.textToBe(By.id("past-of-guest"), "never asked for before"));
            assertThat(browser.see("#past-of-partner").getText()).contains("guests from litware.com");
            browser.waiting()
                    .until(ExpectedConditions.elementToBeClickable(By.cssSelector("[ng-click*='claim()']")))
                    .click();
            browser.waiting().until(ExpectedConditions.elementToBeClickable(By.id("decision")));
            new Select(browser.see("#decision")).selectByVisibleText(decision);
            if ("Reject".equals(decision)) {
                complete(browser);
                browser.waiting()
                        .until(ExpectedConditions.textToBe(By.id("reason-missing"), "Please say why you reject."));
            }
            browser.see("#comment").sendKeys(comment);
            browser.picture("tasklist-" + approver.substring(0, approver.indexOf('@')) + "-" + decision);
            complete(browser);
            browser.waiting().until(ExpectedConditions.invisibilityOfElementLocated(By.id("request-details")));
        }
    }

    /** The mail's link, opened by somebody who is not signed in yet, ends at the task. */
    private void comeByTheMailsLink(Browser browser, String approver) {
        String task = scenario.openTask(request).getId();
        browser.go("/approvals/" + task);
        browser.fill("username", approver);
        browser.fill("password", "demo");
        browser.see("form[action='/sign-in'] button").click();
        browser.arriveAt("/camunda/app/tasklist/default/#/?task=" + task);
    }

    private static void complete(Browser browser) {
        WebElement complete = browser.waiting()
                .until(ExpectedConditions.elementToBeClickable(By.xpath("//button[normalize-space(.)='Complete']")));
        browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", complete);
        complete.click();
    }

    private UUID approvers() {
        return targets.findGroup("guest-approvers").orElseThrow().id();
    }

    private UserId ada() {
        return scenario.user(ADA).orElseThrow().id();
    }
}
