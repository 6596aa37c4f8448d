package org.guestflow.demo;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Has nodes that start at once on one empty database fill it one after the other: the second one finds it filled. */
@Repository
@Profile("demo")
class JdbcSeeding {

    private final JdbcClient jdbc;

    JdbcSeeding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits until no other transaction has the turn, and keeps it until the current one ends. */
    void awaitTurn() {
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('guestflow demo data', 0))")
                .query(Integer.class)
                .single();
    }
}
