package org.guestflow.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail of another process, looked at from outside. */
public final class AuditChain {

    private final JdbcAuditChain chain;

    private AuditChain(JdbcAuditChain chain) {
        this.chain = chain;
    }

    /**
     * Opens it.
     *
     * @param jdbc the database that it is in
     * @return the trail
     */
    public static AuditChain of(JdbcClient jdbc) {
        return new AuditChain(new JdbcAuditChain(jdbc));
    }

    /**
     * Computes every entry's hash anew.
     *
     * @return true for a whole chain
     */
    public boolean isWhole() {
        return chain.verify().valid();
    }
}
