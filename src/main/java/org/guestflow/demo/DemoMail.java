package org.guestflow.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A mail server with a mailbox for every address, opened by the address and the demo's password, also before the first mail is there. */
class DemoMail extends GreenMail {

    private static final String LOOPBACK = "127.0.0.1";

    private final OpenMailboxes mailboxes;
    private final KeptMails kept;

    DemoMail(int smtpPort, int imapPort, Path folder) {
        super(new ServerSetup[] {setup(smtpPort, ServerSetup.PROTOCOL_SMTP), setup(imapPort, ServerSetup.PROTOCOL_IMAP)
        });
        kept = new KeptMails(folder);
        mailboxes = new OpenMailboxes(kept);
        managers = mailboxes;
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, LOOPBACK, protocol);
        // The library's own 2 s are too short on a busy machine.
        setup.setServerStartupTimeout(10_000);
        return setup;
    }

    @Override
    public synchronized void start() {
        try {
            kept.deliver(mailboxes.users::put);
            super.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            throw new DemoServerUnavailable(
                    "mail server", config[0].getPort(), "guestflow.demo.smtp-port or guestflow.demo.imap-port", e);
        }
    }

    private static final class OpenMailboxes extends Managers {

        private final Mailboxes users;
        private final SmtpManager smtp;

        OpenMailboxes(KeptMails kept) {
            super();
            users = new Mailboxes(getImapHostManager(), kept);
            smtp = new SmtpManager(getImapHostManager(), users);
        }

        @Override
        public UserManager getUserManager() {
            return users;
        }

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }

    private static final class Mailboxes extends UserManager {

        Mailboxes(ImapHostManager store, KeptMails kept) {
            super(store);
            setMessageDeliveryHandler((message, address) -> {
                kept.keep(address.getEmail(), message.getMessage());
                return mailbox(address.getEmail());
            });
        }

        void put(String address, MimeMessage mail) throws MessagingException {
            try {
                mailbox(address).deliver(mail);
            } catch (UserException e) {
                throw new MessagingException("no mailbox for " + address, e);
            }
        }

        @Override
        public boolean test(String login, String password) {
            if (!DemoPeople.PASSWORD.equals(password)) {
                return false;
            }
            try {
                mailbox(login);
                return true;
            } catch (UserException e) {
                return false;
            }
        }

        private synchronized GreenMailUser mailbox(String address) throws UserException {
            GreenMailUser known = getUserByEmail(address);
            return known != null ? known : createUser(address, address, DemoPeople.PASSWORD);
        }
    }
}
