package org.guestflow.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail of another process, looked at from outside. */
public final class AuditChain {

    private final JdbcAuditEvents events;

    private AuditChain(JdbcAuditEvents events) {
        this.events = events;
    }

    /**
     * Opens it.
     *
     * @param jdbc the database that it is in
     * @return the trail
     */
    public static AuditChain of(JdbcClient jdbc) {
        return new AuditChain(new JdbcAuditEvents(jdbc, null));
    }

    /**
     * Computes every entry's hash anew.
     *
     * @return true for a whole chain
     */
    public boolean isWhole() {
        return events.areChained();
    }
}
