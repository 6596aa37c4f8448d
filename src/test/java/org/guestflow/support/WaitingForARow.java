package org.guestflow.support;

import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets something run into a row that the test's own transaction holds, for tests of what happens at the same moment. */
public final class WaitingForARow {

    private final JdbcClient jdbc;

    /** Takes the application's database. */
    public WaitingForARow(ApplicationContext context) {
        jdbc = context.getBean(JdbcClient.class);
    }

    /** Begins an action in a thread of its own, and returns once it waits for somebody's row. */
    public CompletableFuture<Void> begins(Action action) {
        CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> run(action));
        Awaitility.await().until(() -> begun.isDone() || somebodyWaits());
        return begun;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%directory_user%'
                        """).query(Long.class).single() > 0;
    }

    /** Something that may fail. */
    @FunctionalInterface
    public interface Action {

        /** Does it. */
        void run() throws Exception;
    }
}
