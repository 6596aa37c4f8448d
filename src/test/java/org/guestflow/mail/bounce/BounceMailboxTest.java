package org.guestflow.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.guestflow.support.MuteServer;
import org.guestflow.support.TestMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mailbox whose server has a bad day. */
@Timeout(60)
class BounceMailboxTest {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void aServerThatSaysNothingIsLeftAfterAWhile() {
        try (MuteServer server = MuteServer.silent()) {
            assertThatThrownBy(() -> read(server.port(), Encryption.NONE, SHORT, LONG))
                    .isInstanceOf(MessagingException.class);
        }
    }

    @Test
    void aServerThatDripsIsLeftAtTheDeadline() {
        try (MuteServer server = MuteServer.dripping("* OK ".getBytes(StandardCharsets.US_ASCII))) {
            assertThatThrownBy(() -> read(server.port(), Encryption.NONE, LONG, SHORT))
                    .isInstanceOf(MessagingException.class);
            assertThat(server.visitors()).isEqualTo(1);
        }
    }

    @Test
    void aPasswordIsNotSentInClearWhereTheServerCannotEncrypt() {
        int port = TestMail.server().getImap().getPort();

        assertThatThrownBy(() -> read(port, Encryption.STARTTLS, LONG, LONG))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("STARTTLS required");
        assertThatThrownBy(() -> read(port, Encryption.TLS, LONG, LONG)).isInstanceOf(MessagingException.class);
    }

    private static void read(int port, Encryption encryption, Duration timeout, Duration deadline)
            throws MessagingException {
        ImapServer server = new ImapServer("127.0.0.1", port, "kim", "secret", "INBOX", encryption, timeout);
        new BounceMailbox(server, deadline).read(returned -> Verdict.SETTLED);
    }
}
