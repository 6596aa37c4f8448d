package org.guestflow.invitation;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/**
 * Makes and reads the links of invitations: base64url(invitation id, version, HMAC-SHA-256). Nothing of them is stored; 256 bits of signature cannot be guessed.
 */
@Component
class InvitationLinks {

    private static final String PURPOSE = "invitation-link";
    private static final int SIGNED_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int SIGNATURE_BYTES = 32;

    private final KeyRing keys;
    private final BaseUrl baseUrl;

    InvitationLinks(KeyRing keys, BaseUrl baseUrl) {
        this.keys = keys;
        this.baseUrl = baseUrl;
    }

    String url(InvitationLink link) {
        return baseUrl.link("/redeem/" + token(link));
    }

    String token(InvitationLink link) {
        byte[] signed = signedPart(link);
        byte[] token = ByteBuffer.allocate(SIGNED_BYTES + SIGNATURE_BYTES)
                .put(signed)
                .put(keys.sign(PURPOSE, signed))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    Optional<InvitationLink> read(String token) {
        byte[] bytes = decode(token);
        if (bytes.length != SIGNED_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] signed = new byte[SIGNED_BYTES];
        byte[] signature = new byte[SIGNATURE_BYTES];
        ByteBuffer.wrap(bytes).get(signed).get(signature);
        return keys.isSigned(PURPOSE, signed, signature) ? Optional.of(link(signed)) : Optional.empty();
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] signedPart(InvitationLink link) {
        UUID id = link.invitation().value();
        return ByteBuffer.allocate(SIGNED_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt(link.version())
                .array();
    }

    private static InvitationLink link(byte[] signed) {
        ByteBuffer buffer = ByteBuffer.wrap(signed);
        RequestId invitation = new RequestId(new UUID(buffer.getLong(), buffer.getLong()));
        return new InvitationLink(invitation, buffer.getInt());
    }
}
