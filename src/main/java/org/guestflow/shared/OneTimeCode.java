package org.guestflow.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A one-time code of 8 digits that is derived, not stored.
 *
 * <p>It is the HMAC of its number and random seed, cut to 8 digits as in RFC 4226, but from 63 bits, so that no code is more likely than another (by more than one in 90
 * billion). It is compared by deriving it again: that way not even a hash of it is stored, and whoever reads the table without the secret key, or has the key without
 * the table, knows nothing.
 */
public final class OneTimeCode {

    private static final long CODES = 100_000_000L;

    private final String digits;

    private OneTimeCode(String digits) {
        this.digits = digits;
    }

    /**
     * Derives a code.
     *
     * @param keys the secret keys
     * @param purpose what the code is for; codes for other purposes are other codes
     * @param number the code's number
     * @param seed the code's random part
     * @return the same code for the same number and seed
     */
    public static OneTimeCode derive(KeyRing keys, String purpose, long number, UUID seed) {
        byte[] message = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(number)
                .putLong(seed.getMostSignificantBits())
                .putLong(seed.getLeastSignificantBits())
                .array();
        long bits = ByteBuffer.wrap(keys.sign(purpose, message)).getLong() & Long.MAX_VALUE;
        return new OneTimeCode(String.format(Locale.ROOT, "%08d", bits % CODES));
    }

    /**
     * Gives the code as it is mailed.
     *
     * @return 8 digits
     */
    public String digits() {
        return digits;
    }

    /**
     * Compares in time that does not depend on where the codes differ.
     *
     * @param typed what people type or paste: spaces and hyphens between digits, and digits of other scripts and widths, are as good
     * @return whether it is this code
     */
    public boolean isTyped(String typed) {
        String plain = typed.codePoints()
                .filter(character -> Character.digit(character, 10) >= 0)
                .mapToObj(character -> String.valueOf(Character.digit(character, 10)))
                .collect(Collectors.joining());
        return MessageDigest.isEqual(
                digits.getBytes(StandardCharsets.US_ASCII), plain.getBytes(StandardCharsets.US_ASCII));
    }
}
