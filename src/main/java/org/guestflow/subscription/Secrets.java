package org.guestflow.subscription;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.Seal;
import org.springframework.stereotype.Component;

/** The secrets that a subscription shares with its receiver: sealed in the database, each for its own row and purpose. */
@Component
class Secrets {

    /** What Standard Webhooks puts before a key that both sides share. */
    private static final String PREFIX = "whsec_";

    private static final int KEY_BYTES = 32;

    private final Seal keys;
    private final Seal states;
    private final SecureRandom random = new SecureRandom();

    Secrets(KeyRing ring) {
        this.keys = new Seal(ring, "webhook-signing-key");
        this.states = new Seal(ring, "webhook-client-state");
    }

    String newSigningKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    byte[] sealedKey(UUID subscription, String signingKey) {
        return keys.seal(subscription.toString(), signingKey);
    }

    byte[] sealedState(UUID subscription, String clientState) {
        return states.seal(subscription.toString(), clientState);
    }

    Optional<String> signingKey(UUID subscription, byte[] bytes) {
        return keys.open(subscription.toString(), bytes);
    }

    Optional<String> clientState(UUID subscription, byte[] bytes) {
        return states.open(subscription.toString(), bytes);
    }

    static byte[] bytes(String signingKey) {
        return Base64.getDecoder().decode(signingKey.substring(PREFIX.length()));
    }
}
