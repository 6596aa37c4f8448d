package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.guestflow.demo.TestLitware;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Barriers;
import org.guestflow.support.Browser;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Dimension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A guest who was added directly signs in by a mailed code and is asked for consent once (behaviour.md section 5). */
@ApplicationTest
class FirstSignInTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private String guest;

    @BeforeEach
    void samHasAddedAColleague() {
        guest = TestLitware.directory().people(1).get(0);
        InvitationScenario scenario = new InvitationScenario(context);
        RestCaller.as(port, "sam@litware.com")
                .start(
                        "direct-addition",
                        Map.of(
                                "partner",
                                "litware.com",
                                "users",
                                guest,
                                "targetType",
                                "group",
                                "targetId",
                                "project-atlas"))
                .then()
                .statusCode(200);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> scenario.isIn(guest, "project-atlas"));
        MailFor.recipient(guest).await(1);
    }

    @Test
    void inTheBrowserFromTheSignInPageOverTheConsentToTheStartPage() {
        for (int width : List.of(500, 1280)) {
            try (Browser browser = Browser.open(port)) {
                browser.driver().manage().window().setSize(new Dimension(width, 900));
                browser.go("/sign-in");
                browser.fill("address", guest);
                look(browser, "sign-in-" + width);
                browser.see("#mail-code button").click();
                browser.arriveAt("/sign-in/code");
                look(browser, "sign-in-code-" + width);
                browser.fill("code", newestCode());
                browser.see("#continue button").click();
                if (width == 500) {
                    browser.arriveAt("/welcome/consent");
                    look(browser, "first-consent-" + width);
                    browser.go("/");
                    browser.arriveAt("/welcome/consent");
                    browser.see("#continue button").click();
                }
                browser.see("#sign-out");
                assertThat(browser.see("#signed-in-as").getText()).contains(guest);
            }
        }
    }

    @Test
    void withoutConsentThereIsTheObjectAndNoPage() {
        Visitor visitor = signedIn();

        assertThat(location(visitor.get("/"))).isEqualTo("/welcome/consent");
        HttpResponse<String> declined = visitor.submit(visitor.open("/welcome/consent"), "#decline", Map.of());

        assertThat(location(declined)).isEqualTo("/sign-in?signed-out");
        assertThat(location(visitor.get("/"))).isEqualTo("/sign-in");
        assertThat(new InvitationScenario(context).user(guest)).isPresent();
        assertThat(location(signedIn().get("/"))).isEqualTo("/welcome/consent");
    }

    @Test
    void consentToOtherVersionsIsNone() {
        Visitor visitor = signedIn();

        HttpResponse<String> answer =
                visitor.submit(visitor.open("/welcome/consent"), "#continue", Map.of("termsOfUseVersion", "0"));

        assertThat(location(answer)).isEqualTo("/welcome/consent?changed");
        assertThat(location(visitor.get("/"))).isEqualTo("/welcome/consent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia@woodgrove.com", "lena@litware.com"})
    void whoIsNotAskedConsentsToNothingAndDeclinesNothing(String person) {
        Visitor visitor = Visitor.signedIn(port, person);
        String token = visitor.open("/").selectFirst("[name=_csrf]").val();

        for (String action : List.of("/welcome/consent", "/welcome/decline")) {
            assertThat(location(visitor.post(action, Map.of("_csrf", token)))).isEqualTo("/");
        }

        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void samAndLenaHaveConsentedBefore() {
        assertThat(Visitor.signedIn(port, "sam@litware.com").get("/").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-at-all@litware.com", "olivia@woodgrove.com", "no address", ""})
    void whoeverIsNoGuestIsAnsweredTheSameAndMailedNothing(String address) {
        Visitor visitor = new Visitor(port);
        int before = MailFor.recipient("olivia@woodgrove.com").all().size();

        HttpResponse<String> answer = ask(visitor, address);

        HttpResponse<String> known = ask(new Visitor(port), guest);
        assertThat(answer.statusCode()).isEqualTo(known.statusCode());
        assertThat(location(answer)).isEqualTo(location(known)).isEqualTo("/sign-in/code");
        assertThat(page(visitor, "/sign-in/code")).isEqualTo(page(visitor, "/sign-in/code"));
        MailFor.recipient(guest).await(2);
        assertThat(MailFor.recipient("olivia@woodgrove.com").all()).hasSize(before);
    }

    @Test
    void theCodeOfAnotherBrowserIsWrong() {
        Visitor asking = new Visitor(port);
        ask(asking, guest);
        String code = newestCode();
        Visitor thief = new Visitor(port);
        ask(thief, "nobody-" + guest);

        assertThat(prove(thief, code).statusCode()).isEqualTo(401);
        assertThat(location(prove(asking, code))).isEqualTo("/");
    }

    @Test
    void aCodeWorksOnce() {
        Visitor visitor = new Visitor(port);
        ask(visitor, guest);
        String code = newestCode();
        String browser = visitor.cookie("guestflow-sign-in-code").orElseThrow();
        assertThat(location(prove(visitor, code))).isEqualTo("/");

        Visitor again = new Visitor(port);
        HttpResponse<String> answer = again.send(again.request("/sign-in/code/proof")
                .header("Cookie", "guestflow-sign-in-code=" + browser)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("code=" + code)));
        assertThat(answer.statusCode()).isIn(401, 403);
    }

    @Test
    void fiveGuessesUseACodeUpAlsoAtTheSameTime() {
        Visitor visitor = new Visitor(port);
        ask(visitor, guest);
        String code = newestCode();
        String wrong = code.equals("00000000") ? "00000001" : "00000000";

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(guess -> prove(visitor, wrong).statusCode())
                .toList();

        assertThat(answers).containsOnly(401);
        assertThat(prove(visitor, code).statusCode()).isEqualTo(401);
    }

    @Test
    void afterFiveCodesWithinAnHourThereIsAPauseForKnownAndUnknownAddresses() {
        for (String address : List.of(guest, "unknown-" + guest)) {
            List<Integer> answers = Stream.generate(
                            () -> ask(new Visitor(port), address).statusCode())
                    .limit(6)
                    .toList();

            assertThat(answers.subList(0, 5)).containsOnly(302);
            assertThat(answers.get(5)).isEqualTo(429);
        }
    }

    @Test
    void theSessionAfterSigningInIsAnotherOneThanBefore() {
        Visitor visitor = new Visitor(port);
        visitor.get("/");
        Optional<String> before = visitor.cookie("guestflow");
        ask(visitor, guest);

        prove(visitor, newestCode());

        assertThat(visitor.cookie("guestflow")).isPresent().isNotEqualTo(before);
    }

    private Visitor signedIn() {
        Visitor visitor = new Visitor(port);
        ask(visitor, guest);
        assertThat(location(prove(visitor, newestCode()))).isEqualTo("/");
        return visitor;
    }

    private HttpResponse<String> ask(Visitor visitor, String address) {
        return visitor.submit(visitor.open("/sign-in"), "#mail-code", Map.of("address", address));
    }

    private static HttpResponse<String> prove(Visitor visitor, String code) {
        return visitor.submit(visitor.open("/sign-in/code"), "#continue", Map.of("code", code));
    }

    private static String page(Visitor visitor, String path) {
        return visitor.open(path).body().text();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://localhost:\\d+", "");
    }

    private int codes;

    /** Each code is asked for after the one before it has been read. */
    private String newestCode() {
        codes++;
        return MailFor.recipient(guest).codeInMail(1 + codes);
    }

    private static void look(Browser browser, String name) {
        browser.picture(name);
        assertThat(Barriers.on(browser)).isEmpty();
    }
}
