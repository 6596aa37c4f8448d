package org.guestflow.mail.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.SearchTerm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.guestflow.mail.smtp.CuttableSockets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the reports in the mailbox that are not marked as read, oldest first, and marks each when it is settled. Which mails are reports the server is asked; it is not told to do anything
 * with others.
 */
public final class BounceMailbox {

    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);

    private static final int MOST = 200;

    private static final SearchTerm UNREAD_REPORTS = new AndTerm(new SearchTerm[] {
        new FlagTerm(new Flags(Flags.Flag.SEEN), false),
        new FlagTerm(new Flags(Flags.Flag.DELETED), false),
        new HeaderTerm("Content-Type", "multipart/report")
    });

    private final ImapServer server;
    private final Duration deadline;

    /**
     * Opens no connection yet.
     *
     * @param server where the mailbox is
     * @param deadline how long one reading may take in all, however slowly the server drips
     */
    public BounceMailbox(ImapServer server, Duration deadline) {
        this.server = server;
        this.deadline = deadline;
    }

    /**
     * Reads up to 200 reports.
     *
     * @param reader judges a returned mail; only after it has settled one is the report marked as read, so that a report may come twice
     * @throws MessagingException where the mailbox cannot be read, or the deadline has passed; what was settled stays so
     */
    public void read(Function<ReturnedMail, Verdict> reader) throws MessagingException {
        CuttableSockets sockets = new CuttableSockets();
        CompletableFuture<Void> cut = CompletableFuture.runAsync(
                sockets::cut, CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS));
        Session session = Session.getInstance(server.properties(sockets));
        try (Store store = session.getStore(server.protocol())) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            Folder folder = store.getFolder(server.folder());
            folder.open(Folder.READ_WRITE);
            read(folder, unread(folder), reader);
            // Not left to the end of a try: that would remove what others have marked as deleted.
            folder.close(false);
        } finally {
            cut.cancel(false);
        }
    }

    private static List<Message> unread(Folder folder) throws MessagingException {
        return Arrays.stream(folder.search(UNREAD_REPORTS)).limit(MOST).toList();
    }

    /** One that cannot be had keeps no other from being read, as long as the server is there. */
    private static void read(Folder folder, List<Message> reports, Function<ReturnedMail, Verdict> reader)
            throws MessagingException {
        for (Message message : reports) {
            try {
                if (StoredReport.read(message).map(reader).orElse(Verdict.SETTLED) == Verdict.SETTLED) {
                    message.setFlag(Flags.Flag.SEEN, true);
                }
            } catch (MessageRemovedException e) {
                LOG.debug("A report was removed while it was looked at", e);
            } catch (MessagingException e) {
                if (!folder.isOpen()) {
                    throw e;
                }
                LOG.warn("A report of a failed delivery cannot be had, it is tried again: {}", e.getMessage());
            }
        }
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
