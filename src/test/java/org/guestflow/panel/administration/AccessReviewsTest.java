package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.review.ReviewedGroup.end;
import static org.guestflow.review.ReviewedGroup.keep;

import de.siegmar.fastcsv.reader.CsvReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.guestflow.directory.User;
import org.guestflow.review.ReviewedGroup;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Ada looks at all reviews, starts one before its time, and takes the results away. */
@ApplicationTest
class AccessReviewsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private ReviewedGroup group;
    private User kim;
    private User lee;
    private Visitor ada;

    @BeforeEach
    void aGroupWithGuests() {
        group = new ReviewedGroup(context);
        kim = group.guest();
        lee = group.guest();
        ada = Visitor.signedIn(port, "ada@woodgrove.com");
    }

    @AfterEach
    void nothingIsLeft() {
        group.remove();
    }

    @Test
    void aReviewIsStartedBeforeItsTimeAfterAQuestionAndTheTrailKnowsByWhom() {
        Element planned = row(ada.open("/administration/reviews/targets"), "#targets");
        assertThat(planned.text()).contains("never", "Start now");
        Document question = ada.open(planned.select("a[href$=start]").attr("href"));
        assertThat(question.text()).contains("It is about 2 guests.");

        HttpResponse<String> started = ada.submit(question, "form[action$=start]", Map.of());

        String page = started.headers().firstValue("Location").orElseThrow();
        RequestId review = RequestId.parse(page.substring("/reviews/".length()));
        Awaitility.await().until(() -> !group.outcomes(review).isEmpty());
        assertThat(group.trail(review))
                .contains("Create access review by " + group.ada().id());
        assertThat(ada.open(page).select("#others").text()).contains("The owners answer here");
        assertThat(row(ada.open("/administration/reviews/targets"), "#targets").text())
                .contains("running")
                .doesNotContain("Start now");
        String token = question.select("[name=_csrf]").val();
        assertThat(ada.post(question.select("form[action$=start]").attr("action"), Map.of("_csrf", token))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatIsNotReviewedSaysWhy() {
        String everything = ada.open("/administration/reviews/targets").text();
        String nobodys = "/administration/reviews/targets/groups/6b0f0c1e-5d5c-4c57-9a53-3f1f0a7c2d11/start";

        assertThat(everything).contains("Project Atlas");
        assertThat(ada.get(nobodys).statusCode()).isEqualTo(404);
    }

    @Test
    void runningAndFinishedReviewsAreListedWithTheirProgressAndResult() throws RuleViolation {
        RequestId review = started();
        group.answers(review, group.owner(), keep(kim));

        assertThat(row(list(""), "#reviews").text()).contains("running", "1 of 2 answered");
        assertThat(row(list("OPEN"), "#reviews").text()).contains(group.name());
        group.answers(review, group.owner(), end(lee));
        group.finishes(review, group.owner());
        Awaitility.await().until(() -> group.state(review).equals("finished"));

        assertThat(row(list("FINISHED"), "#reviews").text()).contains("finished", "1 kept, 1 ended");
        assertThat(list("OPEN").text()).doesNotContain(group.name());
        assertThat(ada.get("/administration/reviews?state=NONSENSE").statusCode())
                .isEqualTo(400);
        assertThat(ada.get("/administration/reviews?after=nonsense").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theResultsSayWhoKeptWhoEndedByWhomAndWhen() throws RuleViolation {
        RequestId review = started();
        group.answers(review, group.owner(), keep(kim), end(lee));
        group.finishes(review, group.owner());
        Awaitility.await().until(() -> group.state(review).equals("finished"));

        HttpResponse<String> file = ada.get("/administration/reviews.csv?review=" + review);

        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        List<Map<String, String>> rows = CsvReader.builder().ofNamedCsvRecord(file.body()).stream()
                .map(record -> record.getFieldsAsMap())
                .toList();
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("reviewId", review.toString())
                        .containsEntry("target", group.name())
                        .containsEntry("answeredBy", group.owner().mail().toString())
                        .hasEntrySatisfying(
                                "answeredDateTime", at -> assertThat(at).isNotEmpty())
                        .hasEntrySatisfying(
                                "outcomeDateTime", at -> assertThat(at).isNotEmpty()));
        assertThat(rows)
                .extracting(row -> row.get("guest") + " " + row.get("answer") + " " + row.get("outcome"))
                .containsExactlyInAnyOrder(kim.mail() + " keep kept", lee.mail() + " end ended");
    }

    private RequestId started() throws RuleViolation {
        RequestId review = group.starts();
        Awaitility.await().until(() -> !group.outcomes(review).isEmpty());
        return review;
    }

    private Document list(String state) {
        return ada.open("/administration/reviews?state=" + state);
    }

    private Element row(Document page, String table) {
        return page.select(table + " tbody tr").stream()
                .filter(row -> row.text().contains(group.name()))
                .findFirst()
                .orElseThrow();
    }
}
