package org.guestflow.partner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Seals tokens for the database (AES-256-GCM, NIST SP 800-38D); each only opens for the user and the partner it was sealed for, with the secret key of then. */
@Component
class TokenSeal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    TokenSeal(KeyRing keys) {
        this.key = new SecretKeySpec(keys.sign("delegated-token", new byte[] {1}), "AES");
    }

    byte[] seal(UserId user, OrganisationId partner, String token) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] text =
                    cipher(Cipher.ENCRYPT_MODE, nonce, user, partner).doFinal(token.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(nonce.length + text.length)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /** Gives the token, or nothing where the seal does not hold: another key by now, another user's row, changed bytes. */
    Optional<String> open(UserId user, OrganisationId partner, byte[] bytes) {
        if (bytes.length < NONCE_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, user, partner)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UserId user, OrganisationId partner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD((user + " " + partner).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
