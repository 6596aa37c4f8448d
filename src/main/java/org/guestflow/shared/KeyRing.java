package org.guestflow.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's secret keys: signs with the current one, still knows the previous ones, so that keys can be changed without killing the links that are under way.
 *
 * <p>Each purpose signs with a key of its own, derived from the secret key (HMAC-SHA-256, RFC 2104), so that a signature made for one purpose is worth nothing for another.
 */
public final class KeyRing {

    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private final List<byte[]> keys;

    private KeyRing(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * Takes the keys.
     *
     * @param current the key to sign with, Base64 (RFC 4648), at least 256 bits
     * @param previous keys whose signatures still hold, Base64
     * @return the key ring
     * @throws IllegalArgumentException where a key is not Base64 or too short
     */
    public static KeyRing of(String current, List<String> previous) {
        List<byte[]> keys = new ArrayList<>();
        keys.add(decode(current));
        previous.forEach(key -> keys.add(decode(key)));
        return new KeyRing(List.copyOf(keys));
    }

    private static byte[] decode(String key) {
        byte[] decoded = Base64.getDecoder().decode(key);
        if (decoded.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("a secret key has at least 32 bytes");
        }
        return decoded;
    }

    /**
     * Signs a message with the current key.
     *
     * @param purpose what the signature is for
     * @param message what is signed
     * @return 32 bytes
     */
    public byte[] sign(String purpose, byte[] message) {
        return sign(keys.get(0), purpose, message);
    }

    /**
     * Signs a message with each key.
     *
     * @param purpose what the signatures are for
     * @param message what is signed
     * @return 32 bytes for each key, that of the current one first
     */
    public List<byte[]> signAll(String purpose, byte[] message) {
        return keys.stream().map(key -> sign(key, purpose, message)).toList();
    }

    /**
     * Checks a signature, in time that does not depend on where it differs.
     *
     * @param purpose what the signature is for
     * @param message what is said to be signed
     * @param signature the signature
     * @return true where one of the keys made it for this purpose
     */
    public boolean isSigned(String purpose, byte[] message, byte[] signature) {
        boolean signed = false;
        for (byte[] key : keys) {
            signed |= MessageDigest.isEqual(sign(key, purpose, message), signature);
        }
        return signed;
    }

    private static byte[] sign(byte[] key, String purpose, byte[] message) {
        return hmac(hmac(key, purpose.getBytes(StandardCharsets.UTF_8)), message);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
