package org.guestflow.identity.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.guestflow.directory.Organisations;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Nothing starts without an administrator (A2). Each test takes the administrators away in a transaction that is rolled back. */
@ProcessTest
class FirstStartTest {

    private static final SetupSettings NOTHING_SET = new SetupSettings(null, null, null, "");

    @Autowired
    private Organisations organisations;

    @Autowired
    private Users users;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionStatus transaction;

    @BeforeEach
    void begin() {
        transaction = transactions.getTransaction(new DefaultTransactionDefinition());
    }

    @AfterEach
    void rollBack() {
        transactions.rollback(transaction);
    }

    @Test
    void withAnAdministratorTheSettingsAreNotLookedAt() {
        assertThatCode(() -> start(NOTHING_SET)).doesNotThrowAnyException();
    }

    @Test
    void withoutAnAdministratorTheStartIsRefusedAndSaysWhatToDo() {
        nobodyIsAdministrator();

        assertThatThrownBy(() -> start(NOTHING_SET))
                .isInstanceOfSatisfying(
                        NoAdministrator.class,
                        refusal -> assertThat(new NoAdministratorAnalyzer()
                                        .analyze(refusal)
                                        .getAction())
                                .contains("guestflow.setup"))
                .hasMessage("The directory has no administrator.");
    }

    @Test
    void anAdministratorWhoIsBlockedOrAGuestIsNone() {
        nobodyIsAdministrator();
        jdbc.sql(
                        "INSERT INTO directory_role_member SELECT id, 'Administrator' FROM directory_user WHERE mail = 'sam@litware.com'")
                .update();

        assertThatThrownBy(() -> start(NOTHING_SET)).isInstanceOf(NoAdministrator.class);
    }

    @Test
    void theSettingsNameTheFirstAdministrator() {
        nobodyIsAdministrator();

        start(new SetupSettings("WoodGrove", "woodgrove.com", "root@woodgrove.com", "a good long password"));

        assertThat(users.administrators()).singleElement().satisfies(first -> {
            assertThat(first.mail())
                    .isEqualTo(EmailAddress.parse("root@woodgrove.com").orElseThrow());
            assertThat(encoder.matches(
                            "a good long password",
                            users.passwordHash(first.id()).orElseThrow()))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "no domain,     root@woodgrove.com, a good long password, domain",
        "woodgrove.com, root@litware.com,   a good long password, administrator",
        "woodgrove.com, root,               a good long password, administrator",
        "woodgrove.com, root@woodgrove.com, short,                password"
    })
    void settingsThatCannotBeAreNamed(String domain, String mail, String password, String wrong) {
        nobodyIsAdministrator();

        assertThatThrownBy(() -> start(new SetupSettings("WoodGrove", domain, mail, password)))
                .isInstanceOf(NoAdministrator.class)
                .hasMessageContaining("guestflow.setup." + wrong);
    }

    private void start(SetupSettings settings) {
        new FirstStart(settings, organisations, users, encoder, transactions).afterSingletonsInstantiated();
    }

    private void nobodyIsAdministrator() {
        jdbc.sql("DELETE FROM directory_role_member WHERE role = 'Administrator'")
                .update();
    }
}
