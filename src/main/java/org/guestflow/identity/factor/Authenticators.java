package org.guestflow.identity.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.commons.codec.binary.Base32;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.identity.AuthenticatorKey;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.Seal;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Authenticator apps: their keys, which are sealed in the database, and their codes, each of which is good once. */
@Component
class Authenticators {

    /** As long as the hash is (RFC 4226, section 4). */
    private static final int KEY_BYTES = 20;

    /** How long a registration may take. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final JdbcAuthenticators stored;
    private final Organisations organisations;
    private final Seal seal;
    private final Clock clock;
    private final TimeBasedCodes codes = new TimeBasedCodes();
    private final SecureRandom random = new SecureRandom();

    Authenticators(JdbcAuthenticators stored, Organisations organisations, KeyRing keys, Clock clock) {
        this.stored = stored;
        this.organisations = organisations;
        this.seal = new Seal(keys, "authenticator-app");
        this.clock = clock;
    }

    UUID begin(UserId user) {
        UUID id = UUID.randomUUID();
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        stored.begin(id, user, seal.seal(place(user, id), new Base32().encodeToString(key)), clock.instant());
        return id;
    }

    Optional<AuthenticatorKey> begun(User user, UUID app) {
        return find(user.id(), app)
                .flatMap(found -> open(user.id(), found))
                .map(key -> new AuthenticatorKey(key, uri(user, key)));
    }

    boolean hasBegun(UserId user, UUID app) {
        return find(user, app).isPresent();
    }

    /** Has the app count from now on; false where the code is not its. */
    boolean complete(UserId user, UUID begun, String code) {
        Optional<JdbcAuthenticators.Sealed> app = find(user, begun);
        OptionalLong step = app.map(one -> step(user, one, code)).orElseGet(OptionalLong::empty);
        return step.isPresent() && stored.complete(app.get().id(), step.getAsLong(), clock.instant());
    }

    /** Uses a code up; false where it is none of the user's apps' now, or has been used. */
    boolean use(UserId user, String code) {
        return stored.keys(user).stream().anyMatch(app -> {
            OptionalLong step = step(user, app, code);
            return step.isPresent() && stored.use(app.id(), step.getAsLong(), clock.instant());
        });
    }

    boolean remove(UserId user, UUID app) {
        return stored.delete(app, user);
    }

    void removeAll(UserId user) {
        stored.deleteAll(user);
    }

    private Optional<JdbcAuthenticators.Sealed> find(UserId user, UUID begun) {
        return stored.begun(user, begun, clock.instant().minus(LONGEST));
    }

    private OptionalLong step(UserId user, JdbcAuthenticators.Sealed app, String code) {
        return open(user, app)
                .map(key -> codes.stepOf(code, new Base32().decode(key), clock.instant()))
                .orElseGet(OptionalLong::empty);
    }

    private Optional<String> open(UserId user, JdbcAuthenticators.Sealed app) {
        return seal.open(place(user, app.id()), app.key());
    }

    private static String place(UserId user, UUID app) {
        return user + " " + app;
    }

    /** As authenticator apps read it (Google Authenticator's "Key Uri Format"); the parameters that are missing have the values that every app takes then. */
    private String uri(User user, String key) {
        String host = encode(organisations.host().displayName());
        return "otpauth://totp/" + host + ":" + encode(user.mail().toString()) + "?secret=" + key + "&issuer=" + host;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
