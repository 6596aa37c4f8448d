package org.guestflow.mail.bounce;

import java.time.Duration;
import java.util.Properties;
import org.guestflow.mail.smtp.CuttableSockets;

/**
 * Where the mailbox is and how it is opened.
 *
 * @param host the server's name
 * @param port its port; -1 for the protocol's own
 * @param user who signs in
 * @param password that user's password
 * @param folder the folder that is read
 * @param encryption how the connection is encrypted
 * @param timeout how long connecting, and each answer, may take
 */
public record ImapServer(
        String host, int port, String user, String password, String folder, Encryption encryption, Duration timeout) {

    String protocol() {
        return encryption == Encryption.TLS ? "imaps" : "imap";
    }

    Properties properties(CuttableSockets sockets) {
        String prefix = "mail." + protocol() + ".";
        String milliseconds = String.valueOf(timeout.toMillis());
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", milliseconds);
        properties.put(prefix + "timeout", milliseconds);
        properties.put(prefix + "writetimeout", milliseconds);
        properties.put(prefix + "starttls.enable", String.valueOf(encryption == Encryption.STARTTLS));
        properties.put(prefix + "starttls.required", String.valueOf(encryption == Encryption.STARTTLS));
        // Looking at a message marks nothing as read.
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "socketFactory", sockets);
        properties.put(prefix + "socketFactory.fallback", "false");
        return properties;
    }

    @Override
    public String toString() {
        return protocol() + "://" + host + (port < 0 ? "" : ":" + port) + "/" + folder;
    }
}
