package org.guestflow.audit;

import java.util.List;

/** Hears of each event when it is recorded. What it writes belongs to the transaction of the event and is rolled back with it. */
public interface AuditListener {

    /**
     * Hears of an event that will be appended when the current transaction commits. Called by whoever records it, often within a request: does little and calls nobody
     * outside the database.
     *
     * @param event what happened
     */
    void recorded(AuditEvent event);

    /**
     * Hears of events that are recorded together. Whoever can write down many at less cost than one after the other does so.
     *
     * @param events what happened, in the order in which it is appended
     */
    default void recordedTogether(List<AuditEvent> events) {
        events.forEach(this::recorded);
    }
}
