package org.guestflow.mail.smtp;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.guestflow.shared.EmailAddress;

/** Hands messages to the mail server, each within the deadline. Connections are kept open for the next message: opening one costs more than sending. */
public final class MailServer implements AutoCloseable {

    private final SmtpServer server;
    private final Duration deadline;
    private final Duration idle;
    private final Deque<Idle> connections = new ConcurrentLinkedDeque<>();
    private final ScheduledExecutorService timer;
    private final Future<?> idleCheck;

    private record Idle(SmtpConnection connection, long since) {}

    /**
     * Opens no connection yet.
     *
     * @param server where the server is
     * @param deadline how long one message may take in all
     * @param idle how long an unused connection stays open
     */
    public MailServer(SmtpServer server, Duration deadline, Duration idle) {
        this.server = server;
        this.deadline = deadline;
        this.idle = idle;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(2, task -> {
            Thread thread = new Thread(task, "mail-deadline");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        timer = executor;
        idleCheck =
                timer.scheduleWithFixedDelay(this::closeIdle, idle.toMillis(), idle.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Hands one message to the server for one recipient.
     *
     * @param message the message, complete
     * @param recipient to whom, whatever the message's header says
     * @return what came of it; it never throws for what the server or the network does
     */
    public SmtpAnswer send(MimeMessage message, EmailAddress recipient) {
        SmtpConnection connection = take();
        Future<?> cut = timer.schedule(connection::cut, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return connection.send(message, recipient);
        } finally {
            cut.cancel(false);
            giveBack(connection);
        }
    }

    private SmtpConnection take() {
        Idle last = connections.pollLast();
        return last == null ? new SmtpConnection(server) : last.connection();
    }

    private void giveBack(SmtpConnection connection) {
        if (connection.isReusable()) {
            connections.addLast(new Idle(connection, System.nanoTime()));
        }
    }

    private void closeIdle() {
        Idle first = connections.pollFirst();
        while (first != null && System.nanoTime() - first.since() > idle.toNanos()) {
            first.connection().close();
            first = connections.pollFirst();
        }
        if (first != null) {
            connections.addFirst(first);
        }
    }

    @Override
    public void close() {
        idleCheck.cancel(false);
        timer.shutdownNow();
        for (Idle open = connections.pollFirst(); open != null; open = connections.pollFirst()) {
            open.connection().close();
        }
    }
}
