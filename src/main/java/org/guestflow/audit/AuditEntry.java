package org.guestflow.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * An event, as it stands in the trail.
 *
 * @param sequence its place, from 1
 * @param at when
 * @param actor the acting user's id, or {@code system}
 * @param action what was done
 * @param objectType kind of the object
 * @param objectId the object's id
 * @param requestId the request that it belongs to
 * @param oldValue what changed, before; JSON
 * @param newValue what changed, after; JSON
 * @param call the ids of the call in which it happened; empty where it was none
 * @param proof what its hash is checked with
 */
public record AuditEntry(
        long sequence,
        Instant at,
        String actor,
        String action,
        String objectType,
        String objectId,
        Optional<String> requestId,
        Optional<String> oldValue,
        Optional<String> newValue,
        Optional<CallIds> call,
        Proof proof) {

    /**
     * What an event's hash is checked with ({@link AuditTrail} says how).
     *
     * @param previousHash the hash of the one before, in hexadecimal digits
     * @param hash its own
     * @param salt the random bytes that the hash covers; empty in events of before, and where values have been erased
     * @param erasedBy the place of the event that vouches for what is left; empty where nothing has been erased
     */
    public record Proof(String previousHash, String hash, Optional<String> salt, Optional<Long> erasedBy) {}
}
