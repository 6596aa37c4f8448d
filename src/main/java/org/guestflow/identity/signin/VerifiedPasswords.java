package org.guestflow.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * Passwords that were right a moment ago, so that a program that sends one with every request does not cost a deliberately slow hash each time.
 *
 * <p>Kept in this node's memory only, as an HMAC under a key that lives as long as the node, and bound to the stored hash: a changed password is unknown here at once.
 */
@Component
class VerifiedPasswords {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final String HMAC = "HmacSHA256";

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<UserId, Verified> verified = new LinkedHashMap<>() {

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Verified> eldest) {
            return size() > MOST;
        }
    };

    VerifiedPasswords(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HMAC);
    }

    boolean contains(UserId user, String storedHash, String password) {
        byte[] presented = mac(storedHash, password);
        Instant now = clock.instant();
        synchronized (verified) {
            Verified known = verified.get(user);
            return known != null && now.isBefore(known.until()) && MessageDigest.isEqual(known.mac(), presented);
        }
    }

    void add(UserId user, String storedHash, String password) {
        Verified entry = new Verified(mac(storedHash, password), clock.instant().plus(LIFE));
        synchronized (verified) {
            verified.put(user, entry);
        }
    }

    private byte[] mac(String storedHash, String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(storedHash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Verified(byte[] mac, Instant until) {}
}
