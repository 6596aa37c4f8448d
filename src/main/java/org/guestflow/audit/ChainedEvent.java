package org.guestflow.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An event in the form that its hash is computed over.
 *
 * @param at when, to the microsecond
 * @param actor who
 * @param action did what
 * @param objectType to which kind of object
 * @param objectId to which object
 * @param requestId for which request; null where there is none
 * @param oldValue canonical JSON; null where there is none
 * @param newValue canonical JSON; null where there is none
 * @param call the ids of the call in which it happened; empty where it was none
 */
record ChainedEvent(
        Instant at,
        String actor,
        String action,
        String objectType,
        String objectId,
        String requestId,
        String oldValue,
        String newValue,
        Optional<CallIds> call) {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static ChainedEvent of(AuditEvent event, Instant at, Optional<CallIds> call) {
        return new ChainedEvent(
                at,
                event.actor(),
                event.action(),
                event.objectType(),
                event.objectId(),
                Objects.toString(event.requestId(), null),
                value(event.oldValue()),
                value(event.newValue()),
                call);
    }

    private static String value(Map<String, ?> value) {
        return value.isEmpty() ? null : CanonicalJson.write(value);
    }

    /** Computes the hash that this event has at its place in the chain (see {@link AuditTrail}). */
    byte[] hash(byte[] previousHash, long sequence) {
        MessageDigest sha256 = sha256();
        sha256.update(previousHash);
        return sha256.digest(canonicalForm(sequence).getBytes(StandardCharsets.UTF_8));
    }

    private String canonicalForm(long sequence) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("sequence", sequence);
        fields.put("at", MICROSECONDS.format(at));
        fields.put("actor", actor);
        fields.put("action", action);
        fields.put("objectType", objectType);
        fields.put("objectId", objectId);
        fields.put("requestId", requestId);
        fields.put("oldValue", oldValue == null ? null : CanonicalJson.read(oldValue));
        fields.put("newValue", newValue == null ? null : CanonicalJson.read(newValue));
        call.ifPresent(ids -> fields.put("call", canonicalForm(ids)));
        return CanonicalJson.write(fields);
    }

    private static Map<String, Object> canonicalForm(CallIds ids) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("requestId", ids.requestId().toString());
        fields.put("clientRequestId", ids.clientRequestId().orElse(null));
        return fields;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
