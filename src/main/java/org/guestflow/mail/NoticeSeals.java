package org.guestflow.mail;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.KeyRing;
import org.springframework.stereotype.Component;

/** Names a notice as only Guestflow can: base64url(notice id, HMAC-SHA-256), good for one purpose. */
@Component
class NoticeSeals {

    private static final int SIGNED_BYTES = 2 * Long.BYTES;
    private static final int SIGNATURE_BYTES = 32;

    private final KeyRing keys;

    NoticeSeals(KeyRing keys) {
        this.keys = keys;
    }

    String seal(String purpose, UUID notice) {
        byte[] signed = bytes(notice);
        byte[] token = ByteBuffer.allocate(SIGNED_BYTES + SIGNATURE_BYTES)
                .put(signed)
                .put(keys.sign(purpose, signed))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Empty for what was not sealed here, or for another purpose. */
    Optional<UUID> open(String purpose, String token) {
        byte[] bytes = decode(token);
        if (bytes.length != SIGNED_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] signed = new byte[SIGNED_BYTES];
        byte[] signature = new byte[SIGNATURE_BYTES];
        ByteBuffer.wrap(bytes).get(signed).get(signature);
        return keys.isSigned(purpose, signed, signature) ? Optional.of(uuid(signed)) : Optional.empty();
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(SIGNED_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
