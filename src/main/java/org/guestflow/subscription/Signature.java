package org.guestflow.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs notifications in the form of Standard Webhooks (standardwebhooks.com, version 1.0.0), for which many languages have a library. Three headers:
 *
 * <ul>
 *   <li>{@code webhook-id}: names the message; a repetition has the same one, so that a receiver can know it again
 *   <li>{@code webhook-timestamp}: when this attempt was made, in seconds since 1970; a receiver refuses what is minutes old
 *   <li>{@code webhook-signature}: {@code v1,} and the Base64 of HMAC-SHA-256 over {@code id.timestamp.body}, under the bytes that stand in Base64 behind {@code whsec_} in
 *       the subscription's signing key
 * </ul>
 */
final class Signature {

    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    static Map<String, String> headers(String signingKey, UUID message, Instant at, String body) {
        String id = message.toString();
        String timestamp = String.valueOf(at.getEpochSecond());
        byte[] signed = hmac(Secrets.bytes(signingKey), id + "." + timestamp + "." + body);
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(signed));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
