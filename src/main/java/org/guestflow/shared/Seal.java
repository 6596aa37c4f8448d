package org.guestflow.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the database (AES-256-GCM, NIST SP 800-38D): nonce, then cipher text. Each only opens for the purpose and the place that it was sealed for. Sealed with the
 * current secret key; what was sealed with a previous one still opens.
 */
public final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * Derives the keys of a purpose.
     *
     * @param ring the installation's secret keys
     * @param purpose what is sealed
     */
    public Seal(KeyRing ring, String purpose) {
        this.keys = ring.signAll(purpose, new byte[] {1}).stream()
                .map(key -> new SecretKeySpec(key, "AES"))
                .toList();
    }

    /**
     * Seals a text.
     *
     * @param place whose it is: only for the same place it opens
     * @param text the secret
     * @return nonce and cipher text
     */
    public byte[] seal(String place, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, place)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(nonce.length + hidden.length)
                    .put(nonce)
                    .put(hidden)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /**
     * Opens what was sealed.
     *
     * @param place whose it is
     * @param bytes what {@link #seal} gave
     * @return the text; empty where the seal does not hold: a key that is gone, another place, changed bytes
     */
    public Optional<String> open(String place, byte[] bytes) {
        return bytes.length < NONCE_BYTES
                ? Optional.empty()
                : keys.stream()
                        .map(key -> open(key, place, bytes))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<String> open(SecretKeySpec key, String place, byte[] bytes) {
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, place)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
