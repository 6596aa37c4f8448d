package org.guestflow.identity.passcode;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.openid.OpenIdProviders;
import org.guestflow.identity.signin.Source;
import org.guestflow.identity.signin.TooManyFailures;
import org.guestflow.mail.Notice;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.RequestId;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs external users in by a code that is mailed to their address (threats.md B3, B7). An unknown address, that of the host's own people, a blocked account's and that of somebody who signs in at his
 * own organisation get the same answers; only nothing is mailed. A code works in the browser that asked for it, once, for a while, for a few guesses.
 */
@Service
public class PasscodeSignIn {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int KEY_BYTES = 32;

    private final JdbcSignInPasscodes passcodes;
    private final PasscodeSettings settings;
    private final Users users;
    private final Organisations organisations;
    private final OpenIdProviders providers;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final KeyRing keys;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PasscodeSignIn(
            JdbcSignInPasscodes passcodes,
            PasscodeSettings settings,
            Users users,
            Organisations organisations,
            OpenIdProviders providers,
            Outbox outbox,
            AuditTrail audit,
            KeyRing keys,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.passcodes = passcodes;
        this.settings = settings;
        this.users = users;
        this.organisations = organisations;
        this.providers = providers;
        this.outbox = outbox;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Has a code mailed, where the address is an external user's who may sign in.
     *
     * @param address the address as typed
     * @param source where the person is
     * @return the key that binds the code to the browser; for it alone to keep
     * @throws TooManyFailures where too many codes have been asked for at the address or from there
     */
    public String request(String address, Source source) {
        byte[] random = new byte[KEY_BYTES];
        RANDOM.nextBytes(random);
        String browser = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        transaction.executeWithoutResult(status -> issue(address, source, browser));
        return browser;
    }

    private void issue(String address, Source source, String browser) {
        String account = sign("sign-in account", address.strip().toLowerCase(Locale.ROOT));
        passcodes.await(account);
        Instant now = clock.instant();
        refuseBeyond(
                passcodes.newestOfAccount(account, now.minus(HOUR), settings.passcodesPerHour()),
                settings.passcodesPerHour(),
                now);
        refuseBeyond(
                passcodes.newestFrom(source, now.minus(HOUR), settings.passcodesPerHourFromSource()),
                settings.passcodesPerHourFromSource(),
                now);
        Optional<User> guest = EmailAddress.parse(address)
                .flatMap(users::findByMail)
                .filter(User::isExternal)
                .filter(CurrentUser::maySignIn)
                .filter(user -> providers.of(user.mail()).isEmpty());
        SignInPasscode passcode = passcodes.insert(
                hash(browser), account, source, guest.map(User::id), now, now.plus(settings.passcodeLifetime()));
        guest.ifPresent(user -> outbox.queue(new Notice(
                RequestId.random(),
                NoticeKind.SIGN_IN_PASSCODE,
                passcode.id(),
                user.mail(),
                List.of(),
                user.preferredLanguage().orElseGet(() -> organisations.host().defaultLanguage()),
                Map.of(
                        NoticeContent.CODE_MINUTES,
                        String.valueOf(settings.passcodeLifetime().toMinutes())))));
    }

    private static void refuseBeyond(List<Instant> newestFirst, int most, Instant now) {
        if (newestFirst.size() >= most) {
            throw new TooManyFailures(
                    Duration.between(now, newestFirst.get(most - 1).plus(HOUR)));
        }
    }

    /**
     * Checks a code.
     *
     * @param browser the key that the browser has kept
     * @param code the code as typed
     * @return the guest
     * @throws BadCredentialsException where the code is wrong, used, too old or another browser's, or the account may not be used any more
     */
    public User signIn(String browser, String code) {
        SignInPasscode passcode = passcodes
                .countTry(hash(browser), settings.passcodeTries(), clock.instant())
                .orElseThrow(PasscodeSignIn::refused);
        boolean right = passcode.code(keys).isTyped(code);
        User user = passcode.user()
                .flatMap(users::find)
                .filter(found -> right)
                .filter(CurrentUser::maySignIn)
                .orElseThrow(PasscodeSignIn::refused);
        transaction.executeWithoutResult(status -> {
            if (!passcodes.use(passcode, clock.instant())) {
                throw refused();
            }
            audit.record(new AuditEvent(
                    user.id().toString(),
                    "Sign in",
                    "User",
                    user.id().toString(),
                    null,
                    Map.of(),
                    Map.of("method", "passcode")));
        });
        return user;
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("wrong, used or outdated code");
    }

    private byte[] hash(String browser) {
        return keys.sign("sign-in browser", browser.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String purpose, String text) {
        return HexFormat.of().formatHex(keys.sign(purpose, text.getBytes(StandardCharsets.UTF_8)));
    }
}
