package org.guestflow.panel.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.review.ReviewedGroup.end;
import static org.guestflow.review.ReviewedGroup.keep;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.guestflow.directory.Sponsors;
import org.guestflow.directory.User;
import org.guestflow.review.ReviewedGroup;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An owner reviews the guests of her group on the panel's pages: some now, the others later, and is done; the guests whose access ends are told. */
@ApplicationTest
class ReviewingGuestsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TaskService tasks;

    private ReviewedGroup group;
    private User kim;
    private User lee;
    private RequestId review;
    private Visitor owner;

    @BeforeEach
    void aReviewIsRunning() throws RuleViolation {
        group = new ReviewedGroup(context);
        kim = group.guest();
        lee = group.guest();
        review = group.starts();
        Awaitility.await().until(() -> task() != null);
        owner = at(group.owner());
    }

    @AfterEach
    void nothingIsLeft() {
        group.remove();
    }

    @Test
    void theMailLeadsStraightToTheGuests() {
        String text =
                MailFor.text(MailFor.recipient(mail(group.owner())).await(1).get(0));

        assertThat(text).contains(group.name(), "2 guests", "/reviews/" + review);
        Document page = page();
        assertThat(page.select("#guests tbody tr")).hasSize(2);
        assertThat(row(page, kim).text()).contains("Kim", mail(kim), "Sven", "since", "until", "never");
        assertThat(page.select("#progress-words").text()).isEqualTo("0 of 2 answered");
    }

    @Test
    void theStartPageSaysThatAReviewWaits() {
        assertThat(owner.open("/").select("#reviews-waiting").text()).isEqualTo("One review of guests waits for you");
        assertThat(owner.open("/reviews").select("#reviews a").attr("href")).isEqualTo("/reviews/" + review);
        assertThat(owner.speaking("de").open("/").select("#reviews-waiting").text())
                .isEqualTo("Eine Überprüfung von Gästen wartet auf Sie");
        Visitor stranger = at(Colleague.named(context, "Cleo"));
        assertThat(stranger.open("/").select("#reviews-waiting")).isEmpty();
        assertThat(stranger.open("/reviews").select(".empty").text()).contains("No review waits for you");
    }

    @Test
    void someAnswersAreKeptAndTheOthersAreGivenLater() {
        HttpResponse<String> saved = send(Map.of("answer." + kim.id(), "keep"), "save");

        assertThat(saved.headers().firstValue("Location")).hasValue("/reviews/" + review);
        Document page = page();
        assertThat(page.select("#notice").text()).isEqualTo("Saved. 1 of 2 answered.");
        assertThat(page.select("#progress").attr("value")).isEqualTo("1");
        assertThat(row(page, kim).select("[value=keep]").hasAttr("checked")).isTrue();
        assertThat(row(page, kim).select(".said").text()).contains("Oda");
        assertThat(row(page, lee).select("[checked]")).isEmpty();
        send(Map.of("answer." + kim.id(), "end"), "save");
        assertThat(row(page(), kim).select("[value=end]").hasAttr("checked")).isTrue();
        assertThat(group.has(kim)).isTrue();
    }

    @Test
    void finishingIsAskedForAndThenDone() {
        HttpResponse<String> answered =
                send(Map.of("answer." + kim.id(), "keep", "answer." + lee.id(), "end"), "finish");
        assertThat(answered.headers().firstValue("Location")).hasValue("/reviews/" + review + "/finish");
        Document sure = owner.open("/reviews/" + review + "/finish");
        assertThat(sure.select("#effects li").eachText())
                .containsExactly("One guest keeps the access.", "One guest loses the access and is told by mail.");

        owner.submit(sure, "form[action$=finish]", Map.of());

        Awaitility.await().until(() -> group.state(review).equals("finished"));
        assertThat(group.has(kim)).isTrue();
        assertThat(group.has(lee)).isFalse();
        String told = MailFor.text(MailFor.recipient(mail(lee)).await(1).get(0));
        assertThat(told).contains("Your access has ended", group.name());
        assertThat(MailFor.recipient(mail(kim)).all()).isEmpty();
        assertThat(owner.open("/reviews").select(".empty")).isNotEmpty();
        Document over = page();
        assertThat(over.select("#over")).isNotEmpty();
        assertThat(over.select("input[type=radio], #save")).isEmpty();
        assertThat(row(over, lee).text()).contains("End", "Access was ended", "Oda");
    }

    @Test
    void itCannotBeFinishedWhileAnAnswerIsMissing() {
        send(Map.of("answer." + kim.id(), "keep"), "finish");

        Document sure = owner.open("/reviews/" + review + "/finish");
        assertThat(sure.select("#effects").text()).contains("Nothing has been said of one guest yet");
        assertThat(sure.select("#sure")).isEmpty();
        HttpResponse<String> forced = owner.post(
                "/reviews/" + review + "/finish",
                Map.of("_csrf", sure.select("[name=_csrf]").val()));
        assertThat(forced.statusCode()).isEqualTo(409);
        assertThat(forced.body()).contains("Nothing has been said of some of the guests yet");
        assertThat(group.state(review)).isEqualTo("open");
    }

    @Test
    void oneAnswerForAllWhoHaveNone() {
        send(Map.of("answer." + kim.id(), "keep"), "end-rest");

        Document page = page();
        assertThat(page.select("#progress-words").text()).isEqualTo("2 of 2 answered");
        assertThat(row(page, kim).select("[value=keep]").hasAttr("checked")).isTrue();
        assertThat(row(page, lee).select("[value=end]").hasAttr("checked")).isTrue();
    }

    @Test
    void aDayThatCannotBeIsSaidAtItsFieldAndNothingIsKept() {
        for (String day : List.of("", "tomorrow", "2020-01-01", "2999-01-01")) {
            HttpResponse<String> refused = send(
                    Map.of("answer." + kim.id(), "keep_until", "until." + kim.id(), day, "answer." + lee.id(), "keep"),
                    "save");

            Document page = Jsoup.parse(refused.body());
            assertThat(refused.statusCode()).as(day).isEqualTo(400);
            assertThat(page.select("#refusal").text()).contains("Nothing has been saved");
            assertThat(row(page, kim).select("[aria-invalid=true]")).hasSize(1);
            assertThat(row(page, kim).select("input[type=date]").val()).isEqualTo(day);
            assertThat(row(page, lee).select("[value=keep]").hasAttr("checked")).isTrue();
        }
        assertThat(page().select("#progress-words").text()).isEqualTo("0 of 2 answered");
        LocalDate inAMonth = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        send(Map.of("answer." + kim.id(), "keep_until", "until." + kim.id(), inAMonth.toString()), "save");
        assertThat(row(page(), kim).select("input[type=date]").val()).isEqualTo(inAMonth.toString());
    }

    @Test
    void whatSomebodyElseHasAnsweredSinceThePageWasOpenedIsNotOverwritten() throws RuleViolation {
        group.runJobAt("AdministratorsDue", review);
        Document opened = page();
        group.answers(review, group.ada(), end(kim));

        HttpResponse<String> refused = sent(
                owner, opened, Map.of("answer." + kim.id(), "keep", "answer." + lee.id(), "keep", "action", "save"));

        assertThat(refused.statusCode()).isEqualTo(409);
        Document shown = Jsoup.parse(refused.body());
        assertThat(shown.select("#refusal").text())
                .contains("Somebody has answered for a guest since you opened the page", "Nothing has been saved");
        assertThat(row(shown, kim).select(".field-error").text())
                .contains(group.ada().displayName() + " has answered meanwhile: End.");
        assertThat(row(shown, kim).select(".field-error time")).hasSize(1);
        assertThat(row(shown, lee).select(".field-error")).isEmpty();
        assertThat(row(page(), kim).select("[value=end]").hasAttr("checked")).isTrue();
        assertThat(row(page(), lee).select("[checked]")).isEmpty();
        sent(owner, shown, Map.of("answer." + kim.id(), "keep", "answer." + lee.id(), "keep", "action", "save"));
        assertThat(row(page(), kim).select("[value=keep]").hasAttr("checked")).isTrue();
        assertThat(row(page(), lee).select("[value=keep]").hasAttr("checked")).isTrue();
    }

    @Test
    void whatIsLeftAsItWasShownDoesNotUndoWhatSomebodyElseHasAnsweredSince() throws RuleViolation {
        group.runJobAt("AdministratorsDue", review);
        group.answers(review, group.owner(), keep(kim));
        Document opened = page();
        group.answers(review, group.ada(), end(kim));

        HttpResponse<String> saved = sent(
                owner, opened, Map.of("answer." + kim.id(), "keep", "answer." + lee.id(), "keep", "action", "save"));

        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(row(page(), kim).select("[value=end]").hasAttr("checked")).isTrue();
        assertThat(row(page(), lee).select("[value=keep]").hasAttr("checked")).isTrue();
    }

    @Test
    void aSponsorIsToldThatTheOwnerHasAnsweredAndSeesWhat() throws RuleViolation {
        group.runJobAt("SponsorsDue", review);
        Visitor sponsor = at(group.sponsor());
        Document opened = sponsor.open("/reviews/" + review);
        group.answers(review, group.owner(), keep(kim), keep(lee));

        HttpResponse<String> refused = sent(sponsor, opened, Map.of("answer." + kim.id(), "end", "action", "save"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(row(Jsoup.parse(refused.body()), kim).text()).contains("Oda", "has answered meanwhile: Keep.");
        assertThat(row(page(), kim).select("[value=keep]").hasAttr("checked")).isTrue();
    }

    @Test
    void whoAnswersForSomeSeesHowManyGuestsAreOpenInAllAndThatOthersFinish() throws RuleViolation {
        context.getBean(Sponsors.class)
                .remove(lee.id(), group.sponsor().id().value(), group.ada().id());
        group.runJobAt("SponsorsDue", review);
        group.answers(review, group.owner(), end(lee));
        group.answers(review, group.sponsor(), keep(kim));
        Visitor sponsor = at(group.sponsor());

        assertThat(sponsor.open("/reviews/" + review).select("#finish")).isEmpty();
        Document sure = sponsor.open("/reviews/" + review + "/finish");
        assertThat(sure.select("#effects li").eachText())
                .containsExactly("One guest keeps the access.", "One guest loses the access and is told by mail.");
        assertThat(sure.select("#for-others").text()).contains("An owner or an administrator finishes the review");
        assertThat(sure.select("#sure")).isEmpty();
        String token = sponsor.open("/my-data").select("[name=_csrf]").val();
        HttpResponse<String> forced = sponsor.post("/reviews/" + review + "/finish", Map.of("_csrf", token));
        assertThat(forced.statusCode()).isEqualTo(403);
        assertThat(group.state(review)).isEqualTo("open");
    }

    @Test
    void aSponsorSeesHisGuestsOnlyAndOnlyWhenHeIsAsked() {
        Visitor sponsor = at(group.sponsor());
        assertThat(sponsor.get("/reviews/" + review).statusCode()).isEqualTo(404);

        group.leaves(lee);
        group.runJobAt("SponsorsDue", review);

        Document page = sponsor.open("/reviews/" + review);
        assertThat(page.select("#guests tbody tr")).hasSize(2);
        assertThat(row(page, lee).text()).contains("has ended", "none needed");
        assertThat(MailFor.text(
                        MailFor.recipient(mail(group.sponsor())).await(1).get(0)))
                .contains("in their place", "/reviews/" + review);
    }

    @Test
    void everybodyIsRemindedAndAdministratorsAreAskedByMail() {
        group.runJobAt("ReminderDue", review);
        group.runJobAt("AdministratorsDue", review);

        String reminder =
                MailFor.text(MailFor.recipient(mail(group.owner())).await(2).get(1));
        assertThat(reminder).contains("Your answers are still needed", "/reviews/" + review);
        Awaitility.await()
                .until(() -> MailFor.recipient("ada@woodgrove.com").all().stream()
                        .map(MailFor::text)
                        .anyMatch(text ->
                                text.contains("Nobody has answered yet") && text.contains("/reviews/" + review)));
    }

    @Test
    void toOthersThereIsNoSuchReview() {
        Visitor stranger = at(Colleague.named(context, "Cleo"));
        Visitor guest = Visitor.signedIn(port, "sam@litware.com");

        for (Visitor other : List.of(stranger, guest)) {
            assertThat(other.get("/reviews/" + review).statusCode()).isEqualTo(404);
            assertThat(other.get("/reviews/" + review + "/finish").statusCode()).isEqualTo(404);
            assertThat(other.get("/reviews/tasks/" + task().getId()).statusCode())
                    .isEqualTo(404);
            String token = other.open("/my-data").select("[name=_csrf]").val();
            assertThat(other.post("/reviews/" + review, Map.of("_csrf", token, "answer." + kim.id(), "end"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsForgedOverTheEnginesInterfaceChangesNothing() {
        RestCaller rest = RestCaller.as(port, mail(group.owner()));
        String complete = "/task/" + task().getId() + "/complete";
        Map<String, Object> forged = Map.of(
                "variables",
                RestCaller.typed(Map.of("decision", "approve", "answer." + kim.id(), "end", "anyGuests", false)));

        assertThat(rest.post(complete, forged).statusCode()).isEqualTo(409);
        assertThat(group.state(review)).isEqualTo("open");
        assertThat(RestCaller.as(port, "ada@woodgrove.com")
                        .post(complete, forged)
                        .statusCode())
                .isEqualTo(403);

        send(Map.of("answer." + kim.id(), "keep", "answer." + lee.id(), "keep"), "save");
        assertThat(rest.get("/task/" + task().getId()).statusCode()).isEqualTo(200);
        assertThat(rest.post(complete, forged).statusCode()).isEqualTo(204);
        Awaitility.await().until(() -> group.state(review).equals("finished"));
        assertThat(group.has(kim)).isTrue();
        assertThat(group.has(lee)).isTrue();
    }

    @Test
    void manyGuestsAreReviewedPageByPage() throws RuleViolation {
        ReviewedGroup large = new ReviewedGroup(context);
        try {
            for (int guest = 0; guest < 51; guest++) {
                large.guest();
            }
            RequestId its = large.starts();
            Awaitility.await().until(() -> !large.outcomes(its).isEmpty());
            Visitor she = at(large.owner());
            Document first = she.open("/reviews/" + its);
            assertThat(first.select("#guests tbody tr")).hasSize(50);
            Map<String, String> fields = new HashMap<>(Map.of("action", "next"));
            first.select("#guests [value=keep]").forEach(choice -> fields.put(choice.attr("name"), "keep"));

            HttpResponse<String> next = sent(she, first, fields);

            Document second = she.open(next.headers().firstValue("Location").orElseThrow());
            assertThat(second.select("#guests tbody tr")).hasSize(1);
            assertThat(second.select("#progress-words").text()).isEqualTo("50 of 51 answered");
            assertThat(she.get("/reviews/" + its + "?after=nonsense").statusCode())
                    .isEqualTo(400);
            sent(she, second, Map.of("action", "end-rest"));
            assertThat(she.open("/reviews/" + its).select("#progress-words").text())
                    .isEqualTo("51 of 51 answered");
            assertThat(large.trail(its))
                    .filteredOn(entry -> entry.startsWith("Deny decision"))
                    .hasSize(1);
        } finally {
            large.remove();
        }
    }

    private Task task() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(review.toString())
                .singleResult();
    }

    private Visitor at(User user) {
        return Visitor.signedIn(port, mail(user));
    }

    private Document page() {
        return owner.open("/reviews/" + review);
    }

    private HttpResponse<String> send(Map<String, String> answers, String action) {
        Map<String, String> fields = new HashMap<>(answers);
        fields.put("action", action);
        return sent(owner, page(), fields);
    }

    /** Sends what is filled in and what is hidden: a browser sends no radio button that is not chosen. */
    private static HttpResponse<String> sent(Visitor visitor, Document page, Map<String, String> filledIn) {
        Map<String, String> fields = new HashMap<>(filledIn);
        page.select("#answers input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
        return visitor.post(page.selectFirst("#answers").attr("action"), fields);
    }

    private static Element row(Document page, User guest) {
        return page.select("#guests tbody tr").stream()
                .filter(row -> row.text().contains(mail(guest)))
                .findFirst()
                .orElseThrow();
    }

    private static String mail(User user) {
        return user.mail().toString();
    }
}
