package org.guestflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class RequiredSettingsTest {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @Test
    void everySettingThatIsMissingIsNamedAtOnce() {
        IncompleteSettings refused = refused(new MockEnvironment());

        assertThat(refused.problems())
                .extracting(problem -> problem.replaceFirst(" is missing.*", ""))
                .containsExactly(
                        "spring.datasource.url", "spring.mail.host", "guestflow.base-url", "guestflow.secret-key");
    }

    @Test
    void theAdministratorIsToldWhatToDo() {
        IncompleteSettings refused = refused(complete().withProperty("spring.mail.host", " "));

        FailureAnalysis analysis = new IncompleteSettingsAnalyzer().analyze(refused);

        assertThat(analysis.getDescription()).contains("spring.mail.host is missing");
        assertThat(analysis.getAction()).contains("application.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MA==", "not base64 !"})
    void aWeakKeyIsRefusedAndNotRepeated(String weak) {
        IncompleteSettings refused = refused(complete().withProperty("guestflow.secret-key", weak));

        assertThat(refused.problems())
                .singleElement()
                .asString()
                .startsWith("guestflow.secret-key is not")
                .doesNotContain(weak);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guests.example.org",
                "https://guests.example.org/app",
                "ftp://guests.example.org",
                "https://",
                "a b"
            })
    void aBaseUrlIsSchemeAndHost(String wrong) {
        assertThat(refused(complete().withProperty("guestflow.base-url", wrong)).problems())
                .singleElement()
                .asString()
                .startsWith("guestflow.base-url is not");
    }

    @Test
    void whatIsMissingWrongAndContradictoryIsNamedTogetherAndNoValueIsRepeated() {
        MockEnvironment wrong = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:mysql://db/guestflow")
                .withProperty("spring.mail.host", "mail.example.org")
                .withProperty("guestflow.base-url", "https://guests.example.org")
                .withProperty("guestflow.previous-secret-keys[0]", "hush")
                .withProperty("guestflow.api.issuer", "https://issuer.example.org")
                .withProperty("guestflow.mail.lease", "10s")
                .withProperty("guestflow.overload.at-once", "many")
                .withProperty("guestflow.webhooks.places", "0")
                .withProperty("guestflow.mail.bounces.host", "imap.example.org")
                .withProperty("guestflow.mail.bounces.password", "t0p s3cret");

        IncompleteSettings refused = refused(wrong);

        assertThat(refused.problems())
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "spring.datasource.url",
                        "guestflow.secret-key",
                        "guestflow.previous-secret-keys",
                        "guestflow.api.issuer",
                        "guestflow.mail.lease",
                        "guestflow.overload.at-once",
                        "guestflow.webhooks.places",
                        "guestflow.mail.bounces.user");
        assertThat(refused.getMessage()).doesNotContain("hush", "many", "t0p s3cret", "mysql");
    }

    @Test
    void aCompleteConfigurationPasses() {
        assertThatCode(() -> check(complete())).doesNotThrowAnyException();
    }

    @Test
    void theDemoBringsItsOwnDatabaseUnlessItIsToldNotTo() {
        MockEnvironment demo = complete();
        demo.setProperty("spring.datasource.url", "");
        demo.setActiveProfiles("demo");
        assertThatCode(() -> check(demo)).doesNotThrowAnyException();

        demo.setProperty("guestflow.demo.embedded-servers", "false");

        assertThat(refused(demo).problems()).singleElement().asString().startsWith("spring.datasource.url");
    }

    private static MockEnvironment complete() {
        return new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/guestflow")
                .withProperty("spring.mail.host", "mail.example.org")
                .withProperty("guestflow.base-url", "https://guests.example.org")
                .withProperty("guestflow.secret-key", KEY);
    }

    private static IncompleteSettings refused(MockEnvironment environment) {
        return catchThrowableOfType(IncompleteSettings.class, () -> check(environment));
    }

    private static void check(MockEnvironment environment) {
        new RequiredSettings().postProcessEnvironment(environment, new SpringApplication());
    }
}
