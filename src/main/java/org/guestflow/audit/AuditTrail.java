package org.guestflow.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The append-only trail of events, each carrying the hash of the one before it.
 *
 * <p>An event's hash is the SHA-256 of the previous event's hash (32 bytes; zeros before the first event), followed by the UTF-8 bytes of a JSON object without white
 * space whose keys, at every depth, are in the order of their UTF-16 code units:
 *
 * <pre>{"action":…,"actor":…,"at":…,"newValue":…,"objectId":…,"objectType":…,"oldValue":…,"requestId":…,"sequence":…}</pre>
 *
 * <p>Only where the event happened within a call that has ids ({@link CallIds}) there is one key more, {@code "call":{"clientRequestId":…,"requestId":…}}, before {@code newValue}; events without it
 * have the form that all events had before calls had ids. Likewise there is {@code "salt":…} after {@code requestId}, 32 random hexadecimal digits, in every event but those of before salts.
 *
 * <p>{@code at} is an ISO 8601 time in UTC with exactly six digits after the seconds; {@code sequence} counts from 1 without gaps; what is not there is {@code null}.
 * Within old and new value there are texts, whole numbers, booleans, arrays and objects only; everything else is kept as text, sets as sorted arrays.
 *
 * <p>Two things happen to events later, each by one function of the database, and both are themselves told by an event. Retention removes the oldest ({@link AuditRetention}); the chain then begins at
 * the anchor, the hash of the last one removed, which the event of the removal names. Erasure ({@link AuditErasure}) takes personal values and the salt out of an event; the hash then stays as a link of the
 * chain, what is left is vouched for by the event of the erasure.
 */
@Service
public class AuditTrail {

    private static final int SALT_BYTES = 16;

    private final JdbcAuditEvents events;
    private final JdbcAuditChain chain;
    private final SecureRandom random = new SecureRandom();
    private final ObjectProvider<AuditListener> listeners;
    private final Clock clock;

    AuditTrail(JdbcAuditEvents events, JdbcAuditChain chain, ObjectProvider<AuditListener> listeners, Clock clock) {
        this.events = events;
        this.chain = chain;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * Appends an event when the current transaction commits, and only then. The time of the event is now, to the microsecond.
     *
     * <p>The chain is locked only at the very end of the transaction, after everything that runs before the commit: whoever records much or early holds up nobody. What
     * is recorded by another synchronisation's {@code beforeCommit} is taken as well where the transaction recorded anything before. Listeners hear of all events of the
     * transaction together, before the chain is locked.
     *
     * @param event what happened
     * @throws IllegalStateException where no transaction is active
     */
    public void record(AuditEvent event) {
        recordTogether(List.of(event));
    }

    /**
     * Appends events as {@link #record} does each of them, in their order.
     *
     * @param events what happened
     * @throws IllegalStateException where no transaction is active
     */
    public void recordTogether(List<AuditEvent> events) {
        requireTransaction();
        PendingEvents pending = pending();
        events.forEach(event -> pending.add(event, chained(event)));
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event is recorded in the transaction that it is about");
        }
    }

    private ChainedEvent chained(AuditEvent event) {
        return ChainedEvent.of(event, clock.instant().truncatedTo(ChronoUnit.MICROS), CallIds.current(), salt());
    }

    private PendingEvents pending() {
        return PendingEvents.ofThisTransaction().orElseGet(this::register);
    }

    private PendingEvents register() {
        PendingEvents pending = new PendingEvents(
                events, heard -> listeners.orderedStream().forEach(listener -> listener.recorded(heard)));
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Checks every event against the hash of the one before it, and the last one against the chain's end; a few rows at a time, however long the trail is.
     *
     * @return what came of it
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify() {
        return chain.verify();
    }

    /**
     * Checks the trail's first entries; the rest is for {@link #verifyAfter}.
     *
     * @param most how many entries at most
     * @return how far it has come
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public VerificationStep verifyFirst(long most) {
        return chain.verify(Optional.empty(), most);
    }

    /**
     * Goes on checking where a step before has ended. What retention has removed meanwhile was checked by it.
     *
     * @param sequence the place that was reached
     * @param hash the hash of the entry there, in hexadecimal digits
     * @param most how many entries at most
     * @return how far it has come
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public VerificationStep verifyAfter(long sequence, String hash, long most) {
        return chain.verify(Optional.of(new ChainLink(sequence, hash)), most);
    }

    /**
     * Tells whether the trail is as it was written.
     *
     * @return true for a whole chain
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public boolean isWhole() {
        return chain.verify().valid();
    }
}
