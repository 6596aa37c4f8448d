package org.guestflow.identity.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/** Codes of authenticator apps, with what every app knows (RFC 6238): HMAC-SHA-1, 6 digits, a new one each 30 seconds. */
final class TimeBasedCodes {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    /**
     * Finds the time step that a code belongs to. The step before and the one after are as good as the present one: clocks differ and people are slow (RFC 6238, section 5.2).
     *
     * @param typed the code as typed; blanks do not matter
     * @param key the app's key
     * @param now the present moment
     * @return the step, or empty where the code is none of these
     */
    OptionalLong stepOf(String typed, byte[] key, Instant now) {
        byte[] code = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        Key secret = new SecretKeySpec(key, "RAW");
        long present = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(present - 1, present + 1)
                .filter(step -> MessageDigest.isEqual(code, code(secret, step).getBytes(StandardCharsets.UTF_8)))
                .max();
    }

    private String code(Key secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    secret, Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key", e);
        }
    }
}
