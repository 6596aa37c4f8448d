package org.guestflow.redemption;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret by which a browser shows that it is the one that began a redemption, or that showed the right code: 256 bits, kept in its cookie and nowhere else.
 *
 * @param value base64url without padding, 43 characters
 */
public record BrowserKey(String value) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Refuses anything but 43 characters of base64url. */
    public BrowserKey {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no browser key");
        }
    }

    /**
     * Makes a key.
     *
     * @param random the source of randomness
     * @return a key that nobody can guess
     */
    public static BrowserKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /**
     * Reads a cookie.
     *
     * @param text what the browser sent
     * @return the key, or empty where it is none
     */
    public static Optional<BrowserKey> parse(String text) {
        return Optional.ofNullable(text)
                .filter(value -> FORM.matcher(value).matches())
                .map(BrowserKey::new);
    }

    static BrowserKey of(byte[] bytes) {
        return new BrowserKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "BrowserKey";
    }
}
