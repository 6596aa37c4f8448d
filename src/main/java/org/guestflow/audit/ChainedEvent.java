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
 * @param salt random bytes in hexadecimal digits, so that nobody can try out what an erased event may have said; empty in events of before, and where values have been erased
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
        Optional<CallIds> call,
        Optional<String> salt) {

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static ChainedEvent of(AuditEvent event, Instant at, Optional<CallIds> call, String salt) {
        return new ChainedEvent(
                at,
                event.actor(),
                event.action(),
                event.objectType(),
                event.objectId(),
                Objects.toString(event.requestId(), null),
                value(event.oldValue()),
                value(event.newValue()),
                call,
                Optional.of(salt));
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

    /** What is left of the event when its values are these. */
    ChainedEvent reducedTo(String object, String before, String after, Optional<CallIds> ids) {
        return new ChainedEvent(at, actor, action, objectType, object, requestId, before, after, ids, Optional.empty());
    }

    /** Whether it has the same values; the salt is none. */
    boolean saysTheSameAs(ChainedEvent other) {
        return equals(other.reducedTo(other.objectId, other.oldValue, other.newValue, other.call));
    }

    private String canonicalForm(long sequence) {
        return formBeforePlace() + sequence + '}';
    }

    /** The canonical form up to the place in the chain, which is its last value: no key comes behind "sequence". */
    String formBeforePlace() {
        String form = CanonicalJson.write(fields());
        return form.substring(0, form.length() - 1) + ",\"sequence\":";
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("at", MICROSECONDS.format(at));
        fields.put("actor", actor);
        fields.put("action", action);
        fields.put("objectType", objectType);
        fields.put("objectId", objectId);
        fields.put("requestId", requestId);
        fields.put("oldValue", oldValue == null ? null : CanonicalJson.read(oldValue));
        fields.put("newValue", newValue == null ? null : CanonicalJson.read(newValue));
        call.ifPresent(ids -> fields.put("call", canonicalForm(ids)));
        salt.ifPresent(random -> fields.put("salt", random));
        return fields;
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
