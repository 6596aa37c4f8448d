package org.guestflow.support;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/** The mailbox that mail is returned to, at the test run's mail server; messages come by SMTP and are read by IMAP. */
public final class ReturnAddress {

    private static final String PASSWORD = "returned";

    private final String address;

    private ReturnAddress(String address) {
        this.address = address;
    }

    /** A new one, which nobody else reads. */
    public static ReturnAddress opened() {
        String address = "returned-" + UUID.randomUUID() + "@woodgrove.com";
        TestMail.server().setUser(address, PASSWORD);
        return new ReturnAddress(address);
    }

    /** One that is there. */
    public static ReturnAddress of(String address) {
        return new ReturnAddress(address);
    }

    /** The application's settings for it. */
    public String[] settings(String interval) {
        return settings(TestMail.server().getImap().getPort(), interval);
    }

    /** The application's settings for it, at a server of one's own. */
    public String[] settings(int port, String interval) {
        return new String[] {
            "guestflow.mail.bounces.host=127.0.0.1",
            "guestflow.mail.bounces.port=" + port,
            "guestflow.mail.bounces.user=" + address,
            "guestflow.mail.bounces.password=" + PASSWORD,
            "guestflow.mail.bounces.encryption=none",
            "guestflow.mail.bounces.interval=" + interval
        };
    }

    /** Opens the mailbox at another server too. */
    public void openAt(GreenMail server) {
        server.setUser(address, PASSWORD);
    }

    /** Somebody returns a mail. */
    public void takes(Bounce bounce) {
        takes(bounce.to(address));
    }

    /** Somebody sends a message, its recipient among its headers. */
    public void takes(String message) {
        takes(message, TestMail.server());
    }

    /** Somebody sends a message to another server. */
    public void takes(String message, GreenMail server) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(server.getSmtp().getPort()));
        // In truth a report comes from nobody, <>, which the test run's server does not take.
        properties.put("mail.smtp.from", "mailer-daemon@mx.example");
        Session session = Session.getInstance(properties);
        byte[] bytes = message.replaceAll("\\R", "\r\n").getBytes(StandardCharsets.UTF_8);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(bytes)),
                    new Address[] {new InternetAddress(address)});
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether each message there is marked as read. */
    public boolean isAllRead() {
        List<StoredMessage> stored = stored();
        return !stored.isEmpty() && stored.stream().allMatch(message -> message.isSet(Flags.Flag.SEEN));
    }

    /** Takes everything out. */
    public void empty() {
        try {
            TestMail.server()
                    .getManagers()
                    .getImapHostManager()
                    .getInbox(TestMail.server().getUserManager().getUserByEmail(address))
                    .deleteAllMessages();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is there, oldest first. */
    public List<StoredMessage> stored() {
        try {
            return TestMail.server()
                    .getManagers()
                    .getImapHostManager()
                    .getInbox(TestMail.server().getUserManager().getUserByEmail(address))
                    .getMessages();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return address;
    }
}
