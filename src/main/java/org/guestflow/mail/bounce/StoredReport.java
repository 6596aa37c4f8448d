package org.guestflow.mail.bounce;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.util.ReadableMime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One report in the mailbox: fetched first, up to a size, and then understood, so that a broken one is told from a broken connection. */
final class StoredReport {

    private static final Logger LOG = LoggerFactory.getLogger(StoredReport.class);

    /** A report returns one mail of ours, which has a tenth of this. */
    private static final int LARGEST = 256 * 1024;

    private StoredReport() {}

    /**
     * Reads it.
     *
     * @return empty for a report that nobody can make use of
     * @throws MessagingException where it cannot be had just now
     */
    static Optional<ReturnedMail> read(Message stored) throws MessagingException {
        byte[] bytes = fetch(stored);
        if (bytes.length == 0) {
            // What the library makes of a server's NO.
            throw new MessagingException("The server did not give the report");
        }
        if (bytes.length > LARGEST) {
            LOG.warn("A report of a failed delivery is longer than {} bytes and is passed over", LARGEST);
            return Optional.empty();
        }
        return understand(bytes);
    }

    private static byte[] fetch(Message stored) throws MessagingException {
        try (InputStream content = ((ReadableMime) stored).getMimeStream()) {
            return content.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new MessagingException("The mailbox broke off", e);
        }
    }

    /** The mail library throws whatever it comes to in what anybody may have written. */
    private static Optional<ReturnedMail> understand(byte[] bytes) {
        try {
            Session session = Session.getInstance(new Properties());
            return ReportParser.parse(new MimeMessage(session, new ByteArrayInputStream(bytes)));
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.warn(
                    "A report of a failed delivery cannot be read: {}",
                    e.getClass().getName());
            return Optional.empty();
        }
    }
}
