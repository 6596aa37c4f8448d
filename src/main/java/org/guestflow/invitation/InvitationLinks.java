package org.guestflow.invitation;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.SignedTokens;
import org.springframework.stereotype.Component;

/**
 * Makes and reads the links of invitations: base64url(invitation id, version, HMAC-SHA-256). Nothing of them is stored; 256 bits of signature cannot be guessed.
 */
@Component
class InvitationLinks {

    private static final String PURPOSE = "invitation-link";
    private static final int SIGNED_BYTES = 2 * Long.BYTES + Integer.BYTES;

    private final SignedTokens tokens;
    private final BaseUrl baseUrl;

    InvitationLinks(KeyRing keys, BaseUrl baseUrl) {
        this.tokens = new SignedTokens(keys);
        this.baseUrl = baseUrl;
    }

    String url(InvitationLink link) {
        return baseUrl.link("/redeem/" + token(link));
    }

    String token(InvitationLink link) {
        return tokens.make(PURPOSE, signedPart(link));
    }

    Optional<InvitationLink> read(String token) {
        return tokens.read(PURPOSE, token, SIGNED_BYTES).map(InvitationLinks::link);
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
