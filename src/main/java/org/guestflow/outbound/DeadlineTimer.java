package org.guestflow.outbound;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends conversations that last too long, also those in which every single byte arrives in time (threats.md D3). */
public final class DeadlineTimer implements AutoCloseable {

    private final ScheduledExecutorService timer;

    /**
     * Starts the timer's thread.
     *
     * @param name the thread's name
     */
    public DeadlineTimer(String name) {
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Has something done when the time for a conversation is up.
     *
     * @param longest how long it may last
     * @param end breaks the conversation off
     * @return to be cancelled where it ends before
     */
    public Future<?> after(Duration longest, Runnable end) {
        return timer.schedule(end, longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
