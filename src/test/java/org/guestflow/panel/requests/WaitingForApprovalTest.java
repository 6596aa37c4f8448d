package org.guestflow.panel.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpResponse;
import java.util.Map;
import org.guestflow.approval.ApprovalQueue;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Barriers;
import org.guestflow.support.Browser;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A request for board-papers waits for its approvers: who asked sees for whom and since when, and they see that it waits for them. */
@ApplicationTest
class WaitingForApprovalTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final int MANY = 1000;
    private static final String PRIYA = "priya@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ApprovalQueue queue;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private RequestId request;
    private Visitor olivia;

    @BeforeEach
    void oliviaAsks() {
        scenario = new InvitationScenario(context);
        request = scenario.invites(OLIVIA, toGroup(guest, "board-papers"));
        olivia = Visitor.signedIn(port, OLIVIA);
    }

    @Test
    void oliviaSeesWhoHasToDecideAndWhereTheRequestStands() {
        Document page = olivia.open("/requests/" + request);

        assertThat(page.select("#approvers").text()).contains("Stage 1 of 2", "Priya", "Marco", "asked");
        assertThat(page.select("#progress li strong").text()).contains("here now");
        assertThat(page.select("#progress .diagram").eachAttr("data-process"))
                .containsExactly("invitation", "approval");
        String progress = olivia.get("/requests/" + request + "/progress").body();
        assertThat(progress).contains("\"process\":\"approval\"", "DecideRequest", "bpmn:definitions");
        assertThat(progress).doesNotContain(guest);
    }

    @Test
    void nobodyElseSeesHowFarItHasCome() {
        Visitor ben = Visitor.signedIn(port, "ben@woodgrove.com");

        assertThat(ben.get("/requests/" + request + "/progress").statusCode()).isEqualTo(404);
    }

    @Test
    void approversAreRemindedAtMostOnceInFourHours() {
        assertThat(olivia.open("/requests/" + request).select("#remind")).isEmpty();
        HttpResponse<String> tooEarly = remind();
        assertThat(tooEarly.statusCode()).isEqualTo(429);
        assertThat(tooEarly.headers().firstValue("Retry-After")).isPresent();

        fiveHoursPass();
        olivia.submit(olivia.open("/requests/" + request), "form[action$=remind]", Map.of());

        assertThat(scenario.mailTo(PRIYA, request))
                .containsExactly(NoticeKind.APPROVAL_REQUESTED, NoticeKind.APPROVAL_REMINDER);
        assertThat(olivia.open("/requests/" + request).select("#remind")).isEmpty();
        assertThat(remind().statusCode()).isEqualTo(429);
        fiveHoursPass();
        assertThat(remind().statusCode()).isEqualTo(302);
        assertThat(scenario.mailTo(PRIYA, request)).hasSize(3);
    }

    @Test
    void whatHasBeenDecidedRemindsNobody() {
        scenario.decides(PRIYA, request, "reject", "Not now");
        fiveHoursPass();

        assertThat(remind().statusCode()).isEqualTo(409);
    }

    @Test
    void itWaitsForThoseWhoMayDecideAndForNobodyElse() {
        assertThat(waitingFor(PRIYA)).contains(guest, "Board papers", "Olivia");
        assertThat(waitingFor(OLIVIA)).doesNotContain(guest);
        assertThat(waitingFor("ben@woodgrove.com")).doesNotContain(guest);
        assertThat(waitingFor("sam@litware.com")).doesNotContain(guest);

        scenario.decides(PRIYA, request, "approve", "");

        assertThat(waitingFor(PRIYA)).doesNotContain(guest);
        assertThat(waitingFor("ada@woodgrove.com")).contains(guest);
    }

    @Test
    void theStartPageShowsWhatHasWaitedLongestWithItsLink() {
        Document page = Visitor.signedIn(port, PRIYA).open("/");

        assertThat(page.select("#waiting h3 a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(link -> link.startsWith("/approvals/"));
        assertThat(page.select("#waiting li")).hasSizeLessThanOrEqualTo(10);
        assertThat(Visitor.signedIn(port, "ben@woodgrove.com").open("/").select("#waiting"))
                .isEmpty();
    }

    @Test
    void theMailsLinkLeadsToTheTaskForApproversAndNowhereForOthers() {
        String link = "/approvals/" + scenario.openTask(request).getId();
        Visitor priya = Visitor.signedIn(port, PRIYA);

        assertThat(priya.get(link).headers().firstValue("Location"))
                .contains("/camunda/app/tasklist/default/#/?task="
                        + scenario.openTask(request).getId());
        assertThat(Visitor.signedIn(port, "ben@woodgrove.com").get(link).statusCode())
                .isEqualTo(404);
        scenario.decides(PRIYA, request, "reject", "Not now");
        assertThat(priya.get(link).statusCode()).isEqualTo(404);
        assertThat(priya.get("/approvals/..%2F..%2Fcamunda").statusCode()).isIn(400, 404);
    }

    @Test
    void theDrawingIsDrawnAndItsCurrentStepMarked() {
        try (Browser browser = Browser.open(port)) {
            browser.signIn(OLIVIA);
            browser.go("/requests/" + request);
            browser.waiting()
                    .until(ExpectedConditions.presenceOfElementLocated(
                            By.cssSelector("[data-process=approval] .current[data-element-id=DecideRequest]")));
            browser.see("[data-process=invitation] .done[data-element-id=RecordRequest]");
            assertThat(Barriers.on(browser)).isEmpty();
            assertThat(browser.complaints()).isEmpty();
            browser.picture("request-diagram");
        }
    }

    private HttpResponse<String> remind() {
        String token = olivia.open("/requests/" + request)
                .select("[name=_csrf]")
                .first()
                .val();
        return olivia.post("/requests/" + request + "/remind", Map.of("_csrf", token));
    }

    private void fiveHoursPass() {
        jdbc.sql(
                        "UPDATE approval_stage SET opened_at = opened_at - interval '5 hours', reminded_at = reminded_at - interval '5 hours'"
                                + " WHERE request_id = :request")
                .param("request", request.value())
                .update();
    }

    private String waitingFor(String person) {
        return queue.waitingFor(scenario.user(person).orElseThrow(), MANY).toString();
    }
}
