package org.guestflow.policy;

import org.guestflow.shared.TransactionMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lets requests that count the same thing wait for each other, so that none overlooks another that has not committed yet. */
@Repository
class JdbcTurns {

    private final JdbcClient jdbc;

    JdbcTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other transaction has this turn, and keeps it until the current one ends. */
    void await(String turn) {
        TransactionMemory.forgetAll();
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:turn, 0))")
                .param("turn", "guestflow invitations " + turn)
                .query(Integer.class)
                .single();
    }
}
