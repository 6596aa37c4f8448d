package org.guestflow.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An SMTP transport that knows how far a message has got and what the server answered there. */
class StagedTransport extends SMTPTransport {

    /** How far a message has got (RFC 5321 section 3.3). */
    enum Stage {
        CONNECT,
        MAIL,
        RCPT,
        DATA,
        FINAL_DOT
    }

    private static final int NO_ANSWER = 0;

    private Stage stage = Stage.CONNECT;
    private int code = NO_ANSWER;
    private String words = "";

    StagedTransport(Session session, String protocol) {
        super(session, new URLName(protocol, null, -1, null, null, null), protocol, "smtps".equals(protocol));
    }

    synchronized Stage stage() {
        return stage;
    }

    /** The first answer at the stage that was reached, 0 where there was none. */
    synchronized int code() {
        return code;
    }

    synchronized String words() {
        return words;
    }

    synchronized void enter(Stage next) {
        stage = next;
        code = NO_ANSWER;
        words = "";
    }

    @Override
    protected void mailFrom() throws MessagingException {
        enter(Stage.MAIL);
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        enter(Stage.RCPT);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        enter(Stage.DATA);
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        enter(Stage.FINAL_DOT);
        super.finishData();
    }

    /** Keeps the last answer while connecting and the first of every later stage: what follows a refusal is the answer to RSET. */
    @Override
    protected int readServerResponse() throws MessagingException {
        if (stage == Stage.CONNECT) {
            enter(Stage.CONNECT);
        }
        int answered = super.readServerResponse();
        if (code == NO_ANSWER) {
            code = Math.max(NO_ANSWER, answered);
            words = getLastServerResponse();
        }
        return answered;
    }
}
