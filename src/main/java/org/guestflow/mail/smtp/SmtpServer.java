package org.guestflow.mail.smtp;

import java.util.Properties;

/**
 * Where the mail server is and how it is spoken to.
 *
 * @param protocol {@code smtp} or {@code smtps}
 * @param host its name
 * @param port its port; -1 for the protocol's own
 * @param user who signs in; null where nobody does
 * @param password that user's password
 * @param properties Jakarta Mail's, time-outs among them
 */
public record SmtpServer(String protocol, String host, int port, String user, String password, Properties properties) {

    @Override
    public String toString() {
        return protocol + "://" + host + ":" + port;
    }
}
