package org.guestflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMailTest {

    @TempDir
    private static Path folder;

    private static DemoMail server;

    @BeforeAll
    static void start() {
        server = new DemoMail(0, 0, folder);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void whateverAddressIsWrittenToHasAMailboxThatOpensWithTheDemosPassword() throws MessagingException {
        ServerSetup smtp = server.getSmtp().getServerSetup();
        GreenMailUtil.sendTextEmail("New.Guest+tag@partner.example", "ada@woodgrove.com", "Hello", "Hello!", smtp);

        assertThat(messagesIn("New.Guest+tag@partner.example", "demo")).isEqualTo(1);
    }

    @Test
    void aMailboxOpensBeforeItsFirstMail() throws MessagingException {
        assertThat(messagesIn("nobody.wrote@partner.example", "demo")).isZero();

        GreenMailUtil.sendTextEmail(
                "nobody.wrote@partner.example",
                "ada@woodgrove.com",
                "Hello",
                "Hello!",
                server.getSmtp().getServerSetup());

        assertThat(messagesIn("nobody.wrote@partner.example", "demo")).isEqualTo(1);
    }

    @Test
    void aMailIsThereAfterARestart() throws MessagingException {
        GreenMailUtil.sendTextEmail(
                "guest+late@partner.example",
                "ada@woodgrove.com",
                "Hello again",
                "Hello!",
                server.getSmtp().getServerSetup());
        server.stop();
        start();

        assertThat(messagesIn("guest+late@partner.example", "demo")).isEqualTo(1);
        assertThat(messagesIn("somebody.else@partner.example", "demo")).isZero();
    }

    @Test
    void anyOtherPasswordIsRefused() {
        assertThatThrownBy(() -> messagesIn("ada@woodgrove.com", "ada@woodgrove.com"))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    private static int messagesIn(String address, String password) throws MessagingException {
        Session session = Session.getInstance(new Properties());
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", server.getImap().getPort(), address, password);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            return inbox.getMessageCount();
        }
    }
}
