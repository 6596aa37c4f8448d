package org.guestflow.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AuthenticatorApp;
import org.guestflow.support.Colleague;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** An administrator has shown his second factor, but a while ago: what is sensitive waits until he shows it again, whichever way it is asked for. */
@ApplicationTest
class StepUpTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Users users;

    @Autowired
    private RegisteredFactors factors;

    @Autowired
    private FindByIndexNameSessionRepository<? extends Session> sessions;

    private User mia;
    private Visitor visitor;

    @BeforeEach
    void anAdministratorShowedItAWhileAgo() {
        mia = Colleague.named(context, "mia");
        users.assignRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        visitor = Visitor.signedIn(port, mia.mail().toString());
        AuthenticatorApp.registeredBy(visitor);
        visitor.get("/camunda/app/tasklist/default/");
        age(sessions);
    }

    @AfterEach
    void noAdministratorIsLeft() {
        users.withdrawRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "DELETE, process-instance/x",
        "POST,   process-instance/x/modification",
        "POST,   process-instance/x/variables",
        "PUT,    process-instance/x/variables/addressProven",
        "POST,   message",
        "PUT,    job/x/retries",
        "POST,   task/x/complete",
        "POST,   task/x/complete/",
        "POST,   task/x/submit-form",
        "POST,   task/x/assignee",
        "PUT,    task/x/variables/decision"
    })
    void whatChangesTheEngineAsksAgain(String method, String path) {
        HttpResponse<String> answer = engine(method, path);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("SecondFactorOutdated");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"GET, task", "POST, task", "POST, task/count"})
    void whatTasklistLooksAtDoesNot(String method, String path) {
        assertThat(engine(method, path).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsTypedTooLateIsNotKept() {
        String typed = "typed-" + mia.id();

        HttpResponse<String> answer =
                visitor.post("/sign-in-security/authenticator/code", Map.of("code", typed, "_csrf", token()));

        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in/second-factor");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM spring_session_attributes WHERE position(convert_to(:typed, 'UTF8') IN attribute_bytes) > 0")
                        .param("typed", typed)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoeverChangesThePasswordIsAskedAgain() {
        HttpResponse<String> answer = visitor.post(
                "/sign-in-security/password",
                Map.of(
                        "current",
                        "demo",
                        "chosen",
                        "a longer secret",
                        "repeated",
                        "a longer secret",
                        "_csrf",
                        token()));

        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in/second-factor");
        assertThat(new Visitor(port).signIn(mia.mail().toString(), "demo").statusCode())
                .isEqualTo(302);
    }

    /** Else whoever finds a session could have somebody decide who needs no second factor. */
    @Test
    void whoeverNamesAStandInIsAskedAgain() {
        HttpResponse<String> answer = visitor.post("/approvals/absences", Map.of("_csrf", token()));

        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in/second-factor");
    }

    @ParameterizedTest
    @CsvSource({"{}", "'{\"rawId\": null, \"response\": {}}'", "nonsense", "''"})
    void whatIsNoPasskeyIsRefused(String credential) {
        Map<String, String> form = Map.of("credential", credential, "_csrf", token());

        assertThat(visitor.post("/sign-in/second-factor/passkey", form).statusCode())
                .isEqualTo(401);
    }

    @Test
    void onlyAnAdministratorLetsSomebodyInWithoutWhenAnAccountIsProvenAnew() {
        User olivia = users.findByMail(address("olivia@woodgrove.com")).orElseThrow();
        User ada = users.findByMail(address("ada@woodgrove.com")).orElseThrow();

        factors.proofLost(mia.id(), olivia.id());
        assertThat(factors.of(mia.id())).hasSize(1);

        factors.proofLost(mia.id(), ada.id());
        assertThat(factors.of(mia.id())).isEmpty();
    }

    private String token() {
        return visitor.open("/sign-in/second-factor")
                .select("input[name=_csrf]")
                .val();
    }

    private HttpResponse<String> engine(String method, String path) {
        return visitor.send(visitor.request("/camunda/api/engine/engine/default/" + path)
                .header("X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN").orElse(""))
                .setHeader("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, "GET".equals(method) ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));
    }

    private <S extends Session> void age(FindByIndexNameSessionRepository<S> repository) {
        repository.findByPrincipalName(mia.id().toString()).values().forEach(session -> {
            session.getAttributeNames().stream()
                    .filter(name -> name.startsWith("guestflow.second-factor."))
                    .findFirst()
                    .ifPresent(name -> session.setAttribute(
                            name, session.<Instant>getRequiredAttribute(name).minusSeconds(16 * 60L)));
            repository.save(session);
        });
    }

    private static EmailAddress address(String mail) {
        return EmailAddress.parse(mail).orElseThrow();
    }
}
