package org.guestflow.redemption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.stream.Collectors;
import org.guestflow.shared.KeyRing;
import org.springframework.stereotype.Component;

/**
 * Derives codes and compares them.
 *
 * <p>A code is the HMAC of the passcode's number and random seed, cut to 8 digits as in RFC 4226, but from 63 bits, so that no code is more likely than another
 * (by more than one in 90 billion). It is compared by deriving it again: that way not even a hash of it is stored, and whoever reads the table without the secret key, or has
 * the key without the table, knows nothing.
 */
@Component
class PasscodeCodes {

    private static final String PURPOSE = "passcode";
    private static final long CODES = 100_000_000L;

    private final KeyRing keys;

    PasscodeCodes(KeyRing keys) {
        this.keys = keys;
    }

    String codeOf(Passcode passcode) {
        byte[] message = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(passcode.id())
                .putLong(passcode.seed().getMostSignificantBits())
                .putLong(passcode.seed().getLeastSignificantBits())
                .array();
        long number = ByteBuffer.wrap(keys.sign(PURPOSE, message)).getLong() & Long.MAX_VALUE;
        return String.format(Locale.ROOT, "%08d", number % CODES);
    }

    /** Compares in time that does not depend on where the codes differ. */
    boolean isCodeOf(Passcode passcode, String typed) {
        return MessageDigest.isEqual(bytes(codeOf(passcode)), bytes(digits(typed)));
    }

    /** What people type or paste: spaces and hyphens between digits, and digits of other scripts and widths, are as good. */
    static String digits(String typed) {
        return typed.codePoints()
                .filter(character -> Character.digit(character, 10) >= 0)
                .mapToObj(character -> String.valueOf(Character.digit(character, 10)))
                .collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
