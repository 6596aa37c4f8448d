package org.guestflow.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A member changes the password that an administrator has handed over; whoever has only found the session does not. */
@ApplicationTest
class OwnPasswordTest {

    private static final String SECURITY = "/sign-in-security";
    private static final String PAGE = SECURITY + "/password";
    private static final String SESSION = "guestflow";
    private static final String OLD = "demo";
    private static final String NEW = "correct horse battery ";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Users users;

    private User mia;
    private Visitor visitor;

    @BeforeEach
    void aColleagueIsSignedIn() {
        nobodyHasFailed();
        mia = Colleague.named(context, "mia");
        visitor = Visitor.signedIn(port, mail());
    }

    @AfterEach
    void nobodyHasFailed() {
        jdbc.sql("DELETE FROM failed_sign_in").update();
    }

    @Test
    void aMemberChangesThePasswordAndSignsInWithTheNewOne() {
        Document security = visitor.open(SECURITY);
        assertThat(security.select("#change-password").attr("href")).isEqualTo(PAGE);

        HttpResponse<String> changed = changes(OLD, NEW, NEW);

        assertThat(whereTo(changed)).isEqualTo(SECURITY);
        assertThat(visitor.open(SECURITY).select("#notice").text())
                .isEqualTo("Your password is changed. Your other sessions have ended.");
        assertThat(new Visitor(port).signIn(mail(), NEW).statusCode()).isEqualTo(302);
        assertThat(new Visitor(port).signIn(mail(), OLD).statusCode()).isEqualTo(401);
        assertThat(new Visitor(port).signIn(mail(), NEW.strip()).statusCode()).isEqualTo(401);
        assertThat(timesSet()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "wrong, a longer secret, a longer secret, current,  This is not your password.",
        "'',    a longer secret, a longer secret, current,  This is not your password.",
        "demo,  elevenbytes,     elevenbytes,     chosen,   The password has less than 12 or more than 72 bytes.",
        "demo,  '',              '',              chosen,   The password has less than 12 or more than 72 bytes.",
        "demo,  a longer secret, another secret,  repeated, This is not the new password."
    })
    void whatIsWrongStandsBesideItsFieldAndNothingIsChanged(
            String current, String chosen, String repeated, String field, String said) {
        HttpResponse<String> answer = changes(current, chosen, repeated);

        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(page.select("[role=alert]")).hasSize(1);
        assertThat(page.select("#" + field + "-error").text()).startsWith(said);
        assertThat(page.select("#" + field).attr("aria-describedby")).startsWith(field + "-error");
        assertThat(page.select("input[type=password]").eachAttr("value")).isEmpty();
        assertThat(timesSet()).isEqualTo(1);
        assertThat(basic(OLD)).isEqualTo(200);
    }

    @Test
    void theSamePasswordIsNoNewOne() {
        changes(OLD, NEW, NEW);

        HttpResponse<String> answer = changes(NEW, NEW, NEW);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select("#chosen-error").text())
                .isEqualTo("This is the password that you have. Choose another one.");
    }

    @Test
    void theFormSpeaksTheVisitorsLanguage() {
        visitor.speaking("de");

        assertThat(visitor.open(PAGE).select("h1").text()).isEqualTo("Passwort ändern");
        assertThat(Jsoup.parse(changes("wrong", NEW, NEW).body())
                        .select("#current-error")
                        .text())
                .startsWith("Das ist nicht Ihr Passwort.");
    }

    @Test
    void everyOtherSessionEndsAndTheOwnOneHasANewId() {
        Visitor other = Visitor.signedIn(port, mail());
        String before = visitor.cookie(SESSION).orElseThrow();
        assertThat(other.get("/my-data").statusCode()).isEqualTo(200);

        changes(OLD, NEW, NEW);

        assertThat(whereTo(other.get("/my-data"))).isEqualTo("/sign-in");
        assertThat(visitor.get("/my-data").statusCode()).isEqualTo(200);
        assertThat(visitor.cookie(SESSION)).isPresent().get().isNotEqualTo(before);
        Visitor whoHasFoundIt = new Visitor(port);
        whoHasFoundIt.keep(SESSION, before);
        assertThat(whereTo(whoHasFoundIt.get("/my-data"))).isEqualTo("/sign-in");
    }

    @Test
    void aProgramIsRefusedTheOldPasswordThatWasRightAMomentAgo() {
        assertThat(basic(OLD)).isEqualTo(200);

        changes(OLD, NEW, NEW);

        assertThat(basic(OLD)).isEqualTo(401);
        assertThat(basic(NEW)).isEqualTo(200);
    }

    @Test
    void guessingHereIsPausedAsAtTheSignInAndWithIt() {
        for (int i = 0; i < 5; i++) {
            assertThat(changes("guess " + i, NEW, NEW).statusCode()).isEqualTo(400);
        }

        HttpResponse<String> paused = changes(OLD, NEW, NEW);

        assertThat(paused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(paused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 15);
        assertThat(paused.body()).contains("Too many passwords were wrong.");
        assertThat(new Visitor(port).signIn(mail(), OLD).statusCode()).isEqualTo(429);
        assertThat(timesSet()).isEqualTo(1);
    }

    @Test
    void whoMistypesTheNewPasswordIsNotCountedAsGuessing() {
        for (int i = 0; i < 6; i++) {
            assertThat(changes("guess " + i, NEW, "otherwise").statusCode()).isEqualTo(400);
        }

        assertThat(whereTo(changes(OLD, NEW, NEW))).isEqualTo(SECURITY);
    }

    @Test
    void aPasswordThatWasSetMeanwhileIsNotReplaced() {
        String shown = users.passwordHash(mia.id()).orElseThrow();
        users.setPasswordHash(mia.id(), "{noop}set by an administrator", mia.id());

        assertThat(users.replacePasswordHash(mia.id(), shown, "{noop}too late")).isFalse();

        assertThat(users.passwordHash(mia.id())).hasValue("{noop}set by an administrator");
        assertThat(timesSet()).isEqualTo(2);
    }

    @Test
    void aGuestSeesNothingOfIt() {
        hasNoPasswordHere(Visitor.signedIn(port, "sam@litware.com"));
    }

    @Test
    void whoSignsInAtTheOrganisationsProviderOnlySeesNothingOfIt() {
        jdbc.sql("UPDATE directory_user SET password_hash = NULL WHERE id = :id")
                .param("id", mia.id().value())
                .update();

        hasNoPasswordHere(visitor);
        assertThat(users.passwordHash(mia.id())).isEmpty();
    }

    private void hasNoPasswordHere(Visitor person) {
        Document security = person.open(SECURITY);
        assertThat(security.select("#add-authenticator")).hasSize(1);
        assertThat(security.select("#password, #change-password")).isEmpty();
        assertThat(person.get(PAGE).statusCode()).isEqualTo(404);
        Map<String, String> sent = Map.of(
                "current", OLD,
                "chosen", NEW,
                "repeated", NEW,
                "_csrf", security.select("input[name=_csrf]").first().val());
        assertThat(person.post(PAGE, sent).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> changes(String current, String chosen, String repeated) {
        return visitor.submit(
                visitor.open(PAGE), "#change", Map.of("current", current, "chosen", chosen, "repeated", repeated));
    }

    /** The status that a program is answered with. */
    private int basic(String password) {
        String credentials =
                Base64.getEncoder().encodeToString((mail() + ":" + password).getBytes(StandardCharsets.UTF_8));
        Visitor program = new Visitor(port);
        return program.send(program.request("/v1.0/me")
                        .setHeader("Accept", "application/json")
                        .header("Authorization", "Basic " + credentials))
                .statusCode();
    }

    private long timesSet() {
        return jdbc.sql(
                        "SELECT count(*) FROM audit_event WHERE action = 'Change user password' AND object_id = :user AND actor = :user")
                .param("user", mia.id().toString())
                .query(Long.class)
                .single();
    }

    private String mail() {
        return mia.mail().toString();
    }

    private static String whereTo(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere, " + answer.statusCode());
    }
}
