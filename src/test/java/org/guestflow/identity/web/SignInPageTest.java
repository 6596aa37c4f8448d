package org.guestflow.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** One sign-in for people: its page, its session (B6) and its end. */
@ApplicationTest
class SignInPageTest {

    private static final String SESSION = "guestflow";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Users users;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void thePageHasLabelsAndSpeaksTheVisitorsLanguage() {
        Document page = new Visitor(port).open("/sign-in");

        assertThat(page.title()).isEqualTo("Sign in to WoodGrove");
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("label[for=username]").text()).isEqualTo("Mail address");
        assertThat(page.select("label[for=password]").text()).isEqualTo("Password");
        assertThat(page.select("input[type=password]").attr("autocomplete")).isEqualTo("current-password");
        assertThat(page.select("script")).isEmpty();

        Document german = new Visitor(port).speaking("de").open("/sign-in");
        assertThat(german.title()).isEqualTo("Anmelden bei WoodGrove");
        assertThat(german.selectFirst("html").attr("lang")).isEqualTo("de");
    }

    @Test
    void aVisitorWhoOnlyLooksCostsNoSession() {
        Visitor visitor = new Visitor(port);
        visitor.open("/sign-in");
        visitor.get("/guestflow/guestflow.css");

        assertThat(visitor.cookie(SESSION)).isEmpty();
    }

    @Test
    void signingInLeadsToThePageThatWasAskedFor() {
        Visitor olivia = new Visitor(port);
        HttpResponse<String> asked = olivia.get(TASKLIST + "?a=b");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location")).contains("/sign-in");

        HttpResponse<String> answer = olivia.signIn("olivia@woodgrove.com", "demo");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains(TASKLIST + "?a=b");
        assertThat(olivia.get(TASKLIST).statusCode()).isEqualTo(200);
    }

    @Test
    void theHostHeaderLeadsNobodyAway() throws Exception {
        String answer = RawHttp.send(
                port,
                "GET " + TASKLIST
                        + " HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains("Location: /sign-in").doesNotContain("Location: http");
    }

    @Test
    void signingInWithoutAnythingInMindLeadsToOnesOwnAccess() {
        Visitor sam = new Visitor(port);
        assertThat(sam.signIn("sam@litware.com", "demo").headers().firstValue("Location"))
                .contains("/");

        Document home = sam.open("/");
        assertThat(home.select("#signed-in-as").text()).contains("Sam", "sam@litware.com");
        assertThat(home.select("a[href*=camunda]")).isEmpty();
        assertThat(Visitor.signedIn(port, "olivia@woodgrove.com")
                        .open("/")
                        .select("a[href*=camunda]")
                        .eachAttr("href"))
                .containsOnly(TASKLIST);
        assertThat(Set.copyOf(Visitor.signedIn(port, "ada@woodgrove.com")
                        .open("/")
                        .select("a[href*=camunda]")
                        .eachAttr("href")))
                .hasSize(3);
    }

    @Test
    void theSessionGetsANewNameWhenItBecomesSomebodysAndScriptsCannotReadIt() {
        Visitor olivia = new Visitor(port);
        olivia.get(TASKLIST);
        Optional<String> before = olivia.cookie(SESSION);

        HttpResponse<String> answer = olivia.signIn("olivia@woodgrove.com", "demo");

        assertThat(before).isPresent();
        assertThat(olivia.cookie(SESSION)).isPresent().isNotEqualTo(before);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(SESSION + "="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void aWrongPasswordIsToldOnThePageAndNotWhetherTheAddressIsKnown() {
        HttpResponse<String> known = new Visitor(port).signIn("gina@woodgrove.com", "wrong");
        HttpResponse<String> unknown = new Visitor(port).signIn("gina@nowhere.example", "wrong");

        assertThat(known.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(refusal(known))
                .isEqualTo("The address or the password is wrong.")
                .isEqualTo(refusal(unknown));
        assertThat(Jsoup.parse(known.body()).select("[name=username]").val()).isEqualTo("gina@woodgrove.com");
        assertThat(Jsoup.parse(known.body()).select("[name=password]").val()).isEmpty();
    }

    @Test
    void afterFiveFailuresThePageAsksToWait() {
        Visitor guesser = new Visitor(port);
        String mail = "guessed-" + UUID.randomUUID() + "@woodgrove.com";
        for (int i = 0; i < 5; i++) {
            guesser.signIn(mail, "wrong");
        }

        HttpResponse<String> answer = guesser.signIn(mail, "demo");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(refusal(answer)).contains("too many failed attempts", "one minute");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        Visitor visitor = new Visitor(port);
        visitor.open("/sign-in");

        HttpResponse<String> answer =
                visitor.post("/sign-in", Map.of("username", "olivia@woodgrove.com", "password", "demo"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(visitor.get(TASKLIST).statusCode()).isEqualTo(302);
    }

    @Test
    void signingOutEndsTheSessionForThePagesAndForTasklist() {
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");
        assertThat(olivia.get(TASKLIST).statusCode()).isEqualTo(200);

        HttpResponse<String> answer = olivia.submit(olivia.open("/sign-out"), "form", Map.of());

        assertThat(answer.headers().firstValue("Location")).contains("/sign-in?signed-out");
        assertThat(olivia.open("/sign-in?signed-out").select("#notice").text()).isEqualTo("You are signed out.");
        assertThat(olivia.get("/").statusCode()).isEqualTo(302);
        assertThat(olivia.get(TASKLIST).statusCode()).isEqualTo(302);
        assertThat(olivia.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void signingOutOfTasklistEndsTheSessionToo() {
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");
        olivia.open(TASKLIST);

        HttpResponse<String> answer = olivia.send(olivia.request("/camunda/api/admin/auth/user/default/logout")
                .header("X-XSRF-TOKEN", olivia.cookie("XSRF-TOKEN").orElseThrow())
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(olivia.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void signingOutOnAllDevicesEndsEverySession() {
        Visitor phone = Visitor.signedIn(port, "gina@woodgrove.com");
        Visitor desk = Visitor.signedIn(port, "gina@woodgrove.com");
        Visitor somebodyElse = Visitor.signedIn(port, "olivia@woodgrove.com");

        desk.submit(desk.open("/my-data"), "form:has([name=everywhere])", Map.of());

        assertThat(phone.get("/").statusCode()).isEqualTo(302);
        assertThat(desk.get("/").statusCode()).isEqualTo(302);
        assertThat(somebodyElse.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void theNextPersonAtTheSameBrowserInheritsNothing() {
        Visitor browser = Visitor.signedIn(port, "ada@woodgrove.com");
        browser.open(TASKLIST);
        Document signIn = new Visitor(port).open("/sign-in");
        assertThat(signIn.select("form")).isNotEmpty();

        browser.submit(browser.open("/sign-out"), "form", Map.of());
        browser.signIn("olivia@woodgrove.com", "demo");

        assertThat(browser.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(404);
        browser.open(TASKLIST);
        assertThat(webappUser(browser).body()).contains("olivia@woodgrove.com").doesNotContain("cockpit");
    }

    @Test
    void aBlockedAccountIsOutWithItsNextRequest() {
        String mail = "soon-blocked-" + UUID.randomUUID() + "@woodgrove.com";
        addMember(mail);
        Visitor member = Visitor.signedIn(port, mail);
        assertThat(member.get(TASKLIST).statusCode()).isEqualTo(200);

        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE mail = :mail")
                .param("mail", mail)
                .update();

        assertThat(member.get("/").statusCode()).isEqualTo(302);
        assertThat(member.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(new Visitor(port).signIn(mail, "demo").statusCode()).isEqualTo(401);
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneWithTheNextRequest() {
        String mail = "was-administrator-" + UUID.randomUUID() + "@woodgrove.com";
        UserId id = addMember(mail);
        jdbc.sql("INSERT INTO directory_role_member (user_id, role) VALUES (:id, 'Administrator')")
                .param("id", id.value())
                .update();
        Visitor member = Visitor.signedIn(port, mail);
        assertThat(member.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);

        jdbc.sql("DELETE FROM directory_role_member WHERE user_id = :id")
                .param("id", id.value())
                .update();

        assertThat(member.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(member.get(TASKLIST).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/anything", "/plugin/tasklist/app/plugin.js", "/camunda-welcome/index.html", "/camunda"})
    void whatIsNotKnownNeedsSigningIn(String path) {
        assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(302);
    }

    @Test
    void whoeverIsSignedInAndAsksForNothingThatIsThereIsToldSo() {
        HttpResponse<String> answer =
                Visitor.signedIn(port, "olivia@woodgrove.com").get("/anything");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo("There is no such page");
    }

    @Test
    void theSessionHoldsNoMailAddressAndNoPassword() {
        Visitor.signedIn(port, "marco@woodgrove.com");

        List<String> principals = jdbc.sql("SELECT principal_name FROM spring_session WHERE principal_name IS NOT NULL")
                .query(String.class)
                .list();
        assertThat(principals).isNotEmpty().allMatch(name -> name.matches("[0-9a-f-]{36}"));
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM spring_session_attributes WHERE attribute_name = 'SPRING_SECURITY_CONTEXT' AND position('marco'::bytea IN attribute_bytes) > 0")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static HttpResponse<String> webappUser(Visitor visitor) {
        return visitor.send(
                visitor.request("/camunda/api/admin/auth/user/default").setHeader("Accept", "application/json"));
    }

    private UserId addMember(String mail) {
        return transaction.execute(status -> {
            UserId id = users.addMember(
                            new NewMember(EmailAddress.parse(mail).orElseThrow(), "Somebody", Optional.empty()), "test")
                    .id();
            users.setPasswordHash(id, encoder.encode("demo"), id);
            return id;
        });
    }

    private static String refusal(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body()).select("#refusal").text();
    }
}
