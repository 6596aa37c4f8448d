package org.guestflow.audit;

import java.util.List;

/** Hears of events when their transaction is about to commit. What it writes belongs to that transaction and is rolled back with it. */
public interface AuditListener {

    /**
     * Hears of events that are about to be appended. Does little and calls nobody outside the database: whoever asked for what has happened waits for it.
     *
     * @param events what happened in the transaction, in the order in which it is appended; nothing that was rolled back to a savepoint
     */
    void recorded(List<AuditEvent> events);
}
