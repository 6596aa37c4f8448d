package org.guestflow.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Guessing is slowed down where it happens, and nobody else is held up. */
@ProcessTest
class PasswordSignInTest {

    private static final String PASSWORD = "correct horse";
    private static final Source HOME = Source.of("198.51.100.1");
    private static final Source ATTACKER = Source.of("203.0.113.66");

    @Autowired
    private PasswordSignIn signIn;

    @Autowired
    private Users users;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private String mail;
    private UserId user;

    @BeforeEach
    void somebodyWithAPassword() {
        jdbc.sql("DELETE FROM failed_sign_in").update();
        mail = "person-" + UUID.randomUUID() + "@woodgrove.com";
        user = transaction.execute(status -> {
            UserId id = users.addMember(
                            new NewMember(EmailAddress.parse(mail).orElseThrow(), "Person", Optional.empty()), "test")
                    .id();
            users.setPasswordHash(id, encoder.encode(PASSWORD), id);
            return id;
        });
    }

    @AfterEach
    void resetTime() {
        ClockUtil.reset();
    }

    @Test
    void theRightPasswordSignsInWhateverTheCaseOfTheAddress() {
        assertThat(signIn.signIn(mail, PASSWORD, HOME).id()).isEqualTo(user);
        assertThat(signIn.signIn(" " + mail.toUpperCase(java.util.Locale.ROOT) + " ", PASSWORD, HOME)
                        .id())
                .isEqualTo(user);
    }

    @Test
    void wrongPasswordUnknownAddressNoPasswordAndBlockedAccountGetTheSameAnswer() {
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", user.value())
                .update();

        List<Throwable> answers = List.of(
                catchThrowable(() -> signIn.signIn(mail, PASSWORD, HOME)),
                catchThrowable(() -> signIn.signIn("olivia@woodgrove.com", "wrong", HOME)),
                catchThrowable(() -> signIn.signIn("nobody@nowhere.example", PASSWORD, HOME)),
                catchThrowable(() -> signIn.signIn("no address", PASSWORD, HOME)));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOf(BadCredentialsException.class)
                        .hasMessage("wrong address or password"));
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordHasToWaitLongerEachTime() {
        fail(mail, ATTACKER, 5);

        assertThatThrownBy(() -> signIn.signIn(mail, PASSWORD, ATTACKER))
                .isInstanceOfSatisfying(
                        TooManyFailures.class,
                        paused -> assertThat(paused.retryAfter())
                                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15)));

        pass(Duration.ofSeconds(16));
        fail(mail, ATTACKER, 1);
        assertThatThrownBy(() -> signIn.signIn(mail, PASSWORD, ATTACKER))
                .isInstanceOfSatisfying(
                        TooManyFailures.class,
                        paused -> assertThat(paused.retryAfter())
                                .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30)));

        pass(Duration.ofSeconds(31));
        assertThat(signIn.signIn(mail, PASSWORD, ATTACKER).id()).isEqualTo(user);
        fail(mail, ATTACKER, 4);
        assertThat(signIn.signIn(mail, PASSWORD, ATTACKER).id()).isEqualTo(user);
    }

    @Test
    void somebodyElsesFailuresLockNobodyOut() {
        fail(mail, ATTACKER, 5);
        pass(Duration.ofSeconds(16));
        fail(mail, ATTACKER, 1);

        assertThat(signIn.signIn(mail, PASSWORD, HOME).id()).isEqualTo(user);
        assertThat(signIn.signIn("olivia@woodgrove.com", "demo", ATTACKER).mail())
                .hasToString("olivia@woodgrove.com");
    }

    @Test
    void aSourceThatHammersManyAccountsWaitsAtAllButThoseKnownThere() {
        assertThat(signIn.signIn(mail, PASSWORD, ATTACKER).id()).isEqualTo(user);

        IntStream.range(0, 30).forEach(i -> fail("guess" + i + "@woodgrove.com", ATTACKER, 1));

        assertThatThrownBy(() -> signIn.signIn("ben@woodgrove.com", "demo", ATTACKER))
                .isInstanceOf(TooManyFailures.class);
        assertThat(signIn.signIn("ben@woodgrove.com", "demo", HOME).mail()).hasToString("ben@woodgrove.com");
        assertThat(signIn.signIn(mail, PASSWORD, ATTACKER).id()).isEqualTo(user);
    }

    @Test
    void unknownAddressesAreSlowedDownLikeKnownOnes() {
        String unknown = "unknown-" + UUID.randomUUID() + "@woodgrove.com";
        fail(unknown, ATTACKER, 5);

        assertThatThrownBy(() -> signIn.signIn(unknown, PASSWORD, ATTACKER)).isInstanceOf(TooManyFailures.class);
    }

    @Test
    void manyTriesAtOnceLearnNoMoreThanAFewInARow() throws Exception {
        ExecutorService attackers = Executors.newFixedThreadPool(8);
        Callable<Throwable> guess = () -> catchThrowable(() -> signIn.signIn(mail, "guess", ATTACKER));
        List<Future<Throwable>> answers =
                attackers.invokeAll(IntStream.range(0, 40).mapToObj(i -> guess).toList());
        attackers.shutdown();

        long looked = 0;
        for (Future<Throwable> answer : answers) {
            looked += answer.get() instanceof BadCredentialsException ? 1 : 0;
        }
        // Eight threads may be between the look at the count and the count.
        assertThat(looked).isBetween(5L, 13L);
    }

    @Test
    void aChangedPasswordReplacesTheOldOneAtOnce() {
        signIn.signIn(mail, PASSWORD, HOME);
        transaction.executeWithoutResult(status -> users.setPasswordHash(user, encoder.encode("another"), user));

        assertThatThrownBy(() -> signIn.signIn(mail, PASSWORD, HOME)).isInstanceOf(BadCredentialsException.class);
        assertThat(signIn.signIn(mail, "another", HOME).id()).isEqualTo(user);
    }

    @Test
    void whatWasTypedIsNotKept() {
        fail("MyPassw0rd!", ATTACKER, 1);

        assertThat(jdbc.sql("SELECT account FROM failed_sign_in")
                        .query(String.class)
                        .list())
                .noneMatch(account -> account.toLowerCase(java.util.Locale.ROOT).contains("passw0rd"));
    }

    private void fail(String address, Source source, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> signIn.signIn(address, "wrong", source))
                    .isInstanceOf(BadCredentialsException.class);
        }
    }

    private void pass(Duration time) {
        Instant later = clock.instant().plus(time);
        ClockUtil.setCurrentTime(Date.from(later));
    }
}
