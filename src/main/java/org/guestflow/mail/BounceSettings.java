package org.guestflow.mail;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.stream.Stream;
import org.guestflow.mail.bounce.Encryption;
import org.guestflow.mail.bounce.ImapServer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox to which mail is returned that could not be delivered; none is read where no host is set.
 *
 * @param host the IMAP server
 * @param port its port; the protocol's own where it is not set
 * @param user who signs in
 * @param password that user's password
 * @param folder the folder that is read; nobody else should read in it
 * @param encryption {@code tls}, {@code starttls} or {@code none}
 * @param interval how long after one reading the next one begins
 * @param timeout how long connecting, and each answer of the server, may take
 * @param deadline how long one reading may take in all
 */
@Validated
@ConfigurationProperties("guestflow.mail.bounces")
record BounceSettings(
        @NotBlank String host,
        @DefaultValue("-1") int port,
        @NotBlank String user,
        @NotBlank String password,
        @DefaultValue("INBOX") @NotBlank String folder,
        @DefaultValue("tls") Encryption encryption,
        @DefaultValue("1m") Duration interval,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("2m") Duration deadline) {

    /** Refuses times that are none. */
    BounceSettings {
        if (Stream.of(interval, timeout, deadline).anyMatch(time -> time.isZero() || time.isNegative())) {
            throw new IllegalArgumentException(
                    "guestflow.mail.bounces.interval, .timeout and .deadline are more than nothing");
        }
    }

    ImapServer server() {
        return new ImapServer(host, port, user, password, folder, encryption, timeout);
    }

    @Override
    public String toString() {
        return server().toString();
    }
}
