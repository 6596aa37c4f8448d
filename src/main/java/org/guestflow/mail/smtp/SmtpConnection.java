package org.guestflow.mail.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.guestflow.mail.smtp.SmtpAnswer.Verdict;
import org.guestflow.shared.EmailAddress;

/** One connection to the mail server, for one message after the other; {@link #cut} ends it from another thread, whatever it waits for. */
final class SmtpConnection {

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_INTERMEDIATE = 300;

    private final SmtpServer server;
    private final CuttableSockets sockets = new CuttableSockets();
    private final StagedTransport transport;

    SmtpConnection(SmtpServer server) {
        this.server = server;
        Properties properties = new Properties();
        properties.putAll(server.properties());
        properties.put("mail." + server.protocol() + ".socketFactory", sockets);
        properties.put("mail." + server.protocol() + ".socketFactory.fallback", "false");
        transport = new StagedTransport(Session.getInstance(properties), server.protocol());
    }

    SmtpAnswer send(MimeMessage message, EmailAddress recipient) {
        try {
            transport.enter(StagedTransport.Stage.CONNECT);
            connect();
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(recipient.toString(), true)});
            return new SmtpAnswer(Verdict.ACCEPTED, ServerWords.of(transport.words(), recipient));
        } catch (AddressException e) {
            return new SmtpAnswer(Verdict.RECIPIENT_REFUSED, "The address cannot be written in an SMTP envelope");
        } catch (AuthenticationFailedException e) {
            return new SmtpAnswer(Verdict.TRY_LATER, "AUTH: " + ServerWords.of(transport.words(), recipient));
        } catch (MessagingException e) {
            return isAccepted()
                    ? new SmtpAnswer(Verdict.ACCEPTED, ServerWords.of(transport.words(), recipient))
                    : refusal(recipient);
        }
    }

    /** Every 2xx after the final dot takes the mail over (RFC 5321, section 4.2.1), also one that the mail library does not expect. */
    private boolean isAccepted() {
        return transport.stage() == StagedTransport.Stage.FINAL_DOT
                && transport.code() >= FIRST_SUCCESS
                && transport.code() < FIRST_INTERMEDIATE;
    }

    private void connect() throws MessagingException {
        if (!transport.isConnected()) {
            transport.connect(server.host(), server.port(), server.user(), server.password());
        }
    }

    private SmtpAnswer refusal(EmailAddress recipient) {
        int code = transport.code();
        boolean refused = code >= FIRST_REFUSAL;
        String said = refused ? ServerWords.of(transport.words(), recipient) : silence();
        String words = transport.stage() + ": " + said;
        return switch (transport.stage()) {
            case RCPT -> new SmtpAnswer(refusesRecipient(code) ? Verdict.RECIPIENT_REFUSED : Verdict.TRY_LATER, words);
            case FINAL_DOT -> new SmtpAnswer(refused ? Verdict.TRY_LATER : Verdict.PERHAPS_ACCEPTED, words);
            case CONNECT, MAIL, DATA -> new SmtpAnswer(Verdict.TRY_LATER, words);
        };
    }

    private String silence() {
        return sockets.areCut() ? "no answer within the deadline" : "no answer, or the connection was lost";
    }

    /** 50x is about the command and 53x about the sender's rights (RFC 5321, RFC 4954): neither says anything of the recipient. */
    private static boolean refusesRecipient(int code) {
        return code >= 510 && code < 600 && code / 10 != 53;
    }

    boolean isReusable() {
        return !sockets.areCut();
    }

    /** Ends whatever the connection is doing; it can't be used again. */
    void cut() {
        sockets.cut();
    }

    void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            sockets.cut();
        }
    }
}
