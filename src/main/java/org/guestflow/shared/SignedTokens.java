package org.guestflow.shared;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Tokens that hold something and its signature (HMAC), in letters that any address and header takes (base64url, RFC 4648, section 5). What they hold can be read by everybody, and made by nobody else. */
public final class SignedTokens {

    private static final int SIGNATURE_BYTES = 32;

    private final KeyRing keys;

    /**
     * Signs with the installation's keys.
     *
     * @param keys the keys
     */
    public SignedTokens(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Makes a token.
     *
     * @param purpose what it is for; it is good for nothing else
     * @param held what it holds
     * @return the token
     */
    public String make(String purpose, byte[] held) {
        byte[] token = ByteBuffer.allocate(held.length + SIGNATURE_BYTES)
                .put(held)
                .put(keys.sign(purpose, held))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * Reads a token.
     *
     * @param purpose what it has to be for
     * @param token the token
     * @param bytes how long what it holds has to be
     * @return what it holds; empty for a token that was not made here, or for another purpose
     */
    public Optional<byte[]> read(String purpose, String token, int bytes) {
        byte[] all = decode(token);
        if (all.length != bytes + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] held = Arrays.copyOf(all, bytes);
        byte[] signature = Arrays.copyOfRange(all, bytes, all.length);
        return keys.isSigned(purpose, held, signature) ? Optional.of(held) : Optional.empty();
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
