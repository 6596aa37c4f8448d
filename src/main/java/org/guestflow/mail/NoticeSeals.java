package org.guestflow.mail;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.SignedTokens;
import org.springframework.stereotype.Component;

/** Names a notice as only Guestflow can: base64url(notice id, HMAC-SHA-256), good for one purpose. */
@Component
class NoticeSeals {

    private static final int SIGNED_BYTES = 2 * Long.BYTES;

    private final SignedTokens tokens;

    NoticeSeals(KeyRing keys) {
        this.tokens = new SignedTokens(keys);
    }

    String seal(String purpose, UUID notice) {
        return tokens.make(purpose, bytes(notice));
    }

    /** Empty for what was not sealed here, or for another purpose. */
    Optional<UUID> open(String purpose, String token) {
        return tokens.read(purpose, token, SIGNED_BYTES).map(NoticeSeals::uuid);
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
