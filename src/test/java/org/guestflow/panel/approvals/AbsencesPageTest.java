package org.guestflow.panel.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.guestflow.directory.User;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Barriers;
import org.guestflow.support.Browser;
import org.guestflow.support.Colleague;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Paula enters on the panel's page when she is away and that Stan stands in for her; he sees it on his. */
@ApplicationTest
class AbsencesPageTest {

    private static final String PAGE = "/approvals/absences";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private User paula;
    private User stan;
    private Visitor visitor;

    @BeforeEach
    void twoColleagues() {
        paula = Colleague.named(context, "Paula");
        stan = Colleague.named(context, "Stan");
        visitor = Visitor.signedIn(port, paula.mail().toString());
    }

    @AfterEach
    void nobodyIsAway() {
        jdbc.sql("DELETE FROM approval_absence").update();
    }

    @Test
    void whoHasNamedNobodyIsToldWhatThatMeans() {
        Document page = visitor.open(PAGE);

        assertThat(page.select(".empty").eachText())
                .containsExactly(
                        "You have named nobody. What waits for you waits for you or the other approvers.",
                        "Nobody has named you to stand in.");
        assertThat(page.select("#menu [aria-current]").text()).isEqualTo("My absences");
    }

    @Test
    void whatIsNotRightIsSaidAtItsFieldAndTheRestIsKept() {
        HttpResponse<String> refused = send(fields("nobody@woodgrove.com", 0, 3));

        assertThat(refused.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("#standIn-error").text()).startsWith("There is no member with this address.");
        assertThat(page.select("#standIn").attr("aria-describedby")).isEqualTo("standIn-error");
        assertThat(page.select("#standIn").val()).isEqualTo("nobody@woodgrove.com");
        assertThat(page.select("#lastDay").val()).isEqualTo(day(3));
        assertThat(page.select("#lastDay").attr("aria-invalid")).isEmpty();
        Document early = Jsoup.parse(send(fields(mail(stan), 3, 1)).body());
        assertThat(early.select("#lastDay-error").text()).startsWith("The last day is before the first one.");
        assertThat(Jsoup.parse(visitor.speaking("de")
                                .post(PAGE, withToken(fields(mail(paula), 0, 1)))
                                .body())
                        .select("#standIn-error")
                        .text())
                .isEqualTo("Sie können sich nicht selbst vertreten. Benennen Sie jemand anderen.");
    }

    @Test
    void anAbsenceIsEnteredChangedAndWithdrawn() {
        assertThat(send(fields(mail(stan), 0, 3)).headers().firstValue("Location"))
                .hasValue(PAGE);
        Document page = visitor.open(PAGE);
        assertThat(page.select("#notice").text()).isEqualTo(mail(stan) + " stands in for you on these days.");
        assertThat(page.select("#mine tbody tr").text()).contains("Stan", "now", "Change or withdraw");
        assertThat(send(fields(mail(stan), 3, 4)).statusCode()).isEqualTo(409);

        Document form = visitor.open(page.select("#mine a").attr("href"));
        assertThat(form.select("#standIn").val()).isEqualTo(mail(stan));
        assertThat(form.select("#firstDay").val()).isEqualTo(day(0));
        Document wrong = Jsoup.parse(
                visitor.submit(form, "form#absence", Map.of("lastDay", "x")).body());
        assertThat(wrong.select("#lastDay-error").text()).startsWith("This is no day.");
        visitor.submit(form, "form#absence", Map.of("firstDay", day(5), "lastDay", day(6)));
        Document changed = visitor.open(PAGE);
        assertThat(changed.select("#mine time").eachAttr("datetime")).containsExactly(day(5), day(6));
        assertThat(changed.select("#mine tbody tr").text()).contains("later");

        visitor.submit(visitor.open(changed.select("#mine a").attr("href")), "form#withdraw", Map.of());
        assertThat(visitor.open(PAGE).select("#mine")).isEmpty();
    }

    @Test
    void theStandInSeesForWhomAndNobodyElseSeesIt() {
        send(fields(mail(stan), 0, 3));
        String one = visitor.open(PAGE).select("#mine a").attr("href");

        Visitor his = Visitor.signedIn(port, mail(stan));

        assertThat(his.open(PAGE).select("#others tbody tr").text()).contains("Paula", "now");
        assertThat(his.open(PAGE).select("#mine")).isEmpty();
        assertThat(his.get(one).statusCode()).isEqualTo(404);
        User third = Colleague.named(context, "Theo");
        assertThat(Visitor.signedIn(port, mail(third)).open(PAGE).select("#mine, #others"))
                .isEmpty();
    }

    @Test
    void whoCannotDecideAnyMoreIsMarked() {
        send(fields(mail(stan), 0, 3));
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :stan")
                .param("stan", stan.id().value())
                .update();

        assertThat(visitor.open(PAGE).select("#mine .bad").text()).isEqualTo("cannot decide");
    }

    @Test
    void theFormIsFilledInAtARealBrowser() {
        try (Browser browser = Browser.open(port)) {
            browser.signIn(mail(paula));
            browser.see("#menu a[href='" + PAGE + "']").click();
            browser.see("#standIn").sendKeys(mail(stan));
            choose(browser, "firstDay", day(0));
            choose(browser, "lastDay", day(-1));
            browser.see("#save").click();
            browser.see("#lastDay-error");
            assertThat(Barriers.on(browser)).isEmpty();
            browser.picture("absences-refused");
            choose(browser, "lastDay", day(3));
            browser.see("#save").click();
            browser.see("#mine");
            browser.read("stands in for you on these days");
            assertThat(Barriers.on(browser)).isEmpty();
            assertThat(browser.complaints()).allMatch(entry -> entry.contains("status of 400"));
            browser.picture("absences");
            browser.see("#mine a").click();
            browser.see("#withdraw");
            assertThat(Barriers.on(browser)).isEmpty();
            browser.picture("absence-change");
        }
    }

    /** What a date field takes from the keys depends on the machine's language. */
    private static void choose(Browser browser, String field, String day) {
        browser.driver().executeScript("arguments[0].value = arguments[1]", browser.see("#" + field), day);
    }

    private HttpResponse<String> send(Map<String, String> fields) {
        return visitor.submit(visitor.open(PAGE), "form#absence", fields);
    }

    private Map<String, String> withToken(Map<String, String> fields) {
        String token = visitor.open(PAGE).select("[name=_csrf]").first().val();
        return Map.of(
                "_csrf", token,
                "standIn", fields.get("standIn"),
                "firstDay", fields.get("firstDay"),
                "lastDay", fields.get("lastDay"));
    }

    private static Map<String, String> fields(String standIn, int first, int last) {
        return Map.of("standIn", standIn, "firstDay", day(first), "lastDay", day(last));
    }

    private static String day(int ahead) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(ahead).toString();
    }

    private static String mail(User user) {
        return user.mail().toString();
    }
}
