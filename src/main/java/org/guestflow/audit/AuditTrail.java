package org.guestflow.audit;

import org.springframework.stereotype.Service;

/** The append-only trail of events, each carrying the hash of the one before it. */
@Service
public class AuditTrail {

    /**
     * Appends an event when the current transaction commits, and only then.
     *
     * @param event what happened
     * @throws IllegalStateException where no transaction is active
     */
    public void record(AuditEvent event) {
        throw new UnsupportedOperationException();
    }

    /**
     * Checks every event against the hash of the one before it.
     *
     * @return true for a whole chain
     */
    public boolean isWhole() {
        throw new UnsupportedOperationException();
    }
}
