package org.guestflow.audit;

/** Hears of each event when it is recorded. What it writes belongs to the transaction of the event and is rolled back with it. */
public interface AuditListener {

    /**
     * Hears of an event that will be appended when the current transaction commits. Called by whoever records it, often within a request: does little and calls nobody
     * outside the database.
     *
     * @param event what happened
     */
    void recorded(AuditEvent event);
}
