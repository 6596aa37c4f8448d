package org.guestflow.identity.factor;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Codes for whoever has lost his second factor; shown once, each good once. */
@Component
class RecoveryCodes {

    /** Without letters and digits that look like others; twelve of them are 59 bits. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final int MANY = 10;
    /** How one is named in the audit trail. */
    static final String WORDS = "recovery code";

    private static final String PURPOSE = "recovery code";

    private final JdbcRecoveryCodes stored;
    private final FactorTrail trail;
    private final KeyRing keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(JdbcRecoveryCodes stored, FactorTrail trail, KeyRing keys, Clock clock) {
        this.stored = stored;
        this.trail = trail;
        this.keys = keys;
        this.clock = clock;
    }

    /** Makes the ones that come with the first factor; none where the user has some. */
    List<String> ensure(UserId user) {
        return left(user) > 0 ? List.of() : renew(user);
    }

    List<String> renew(UserId user) {
        stored.deleteAll(user);
        trail.registered(user, WORDS + "s");
        List<String> codes = Stream.generate(this::code).limit(MANY).toList();
        codes.forEach(code -> stored.insert(user, keys.sign(PURPOSE, message(user, code))));
        return codes;
    }

    /** Uses a code up; false where it is none of the user's, or has been used. */
    boolean use(UserId user, String typed) {
        return stored.use(user, keys.signAll(PURPOSE, message(user, typed)), clock.instant());
    }

    long left(UserId user) {
        return stored.countUnused(user);
    }

    void removeAll(UserId user) {
        stored.deleteAll(user);
    }

    private String code() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(at -> ALPHABET.substring(at, at + 1))
                .collect(Collectors.joining())
                .replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    /** Bound to the user; hyphens, blanks and capitals do not matter. */
    private static byte[] message(UserId user, String typed) {
        String plain = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return (user + " " + plain).getBytes(StandardCharsets.UTF_8);
    }
}
