package org.guestflow.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server with a mailbox for every address, opened by the address and the demo's password, also before the first mail is there. */
class DemoMail extends GreenMail {

    private static final String LOOPBACK = "127.0.0.1";

    DemoMail(int smtpPort, int imapPort) {
        super(new ServerSetup[] {setup(smtpPort, ServerSetup.PROTOCOL_SMTP), setup(imapPort, ServerSetup.PROTOCOL_IMAP)
        });
        managers = new OpenMailboxes();
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
            super.start();
        } catch (IllegalStateException e) {
            throw new DemoServerUnavailable(
                    "mail server", config[0].getPort(), "guestflow.demo.smtp-port or guestflow.demo.imap-port", e);
        }
    }

    private static final class OpenMailboxes extends Managers {

        private final UserManager users = new Mailboxes(getImapHostManager());
        private final SmtpManager smtp = new SmtpManager(getImapHostManager(), users);

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

        Mailboxes(ImapHostManager store) {
            super(store);
            setMessageDeliveryHandler((message, address) -> mailbox(address.getEmail()));
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
