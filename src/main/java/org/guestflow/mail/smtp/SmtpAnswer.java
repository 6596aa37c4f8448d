package org.guestflow.mail.smtp;

import java.util.Objects;

/**
 * What came of handing one message to the mail server.
 *
 * @param verdict what it means for the message
 * @param words what the server said, cut and without addresses and links
 */
public record SmtpAnswer(Verdict verdict, String words) {

    /** What an answer means for the message. */
    public enum Verdict {
        /** The server has taken the message. */
        ACCEPTED,
        /** Not now, or not from us: another attempt may succeed. */
        TRY_LATER,
        /** The recipient's address is refused for good: 5xx at RCPT. */
        RECIPIENT_REFUSED,
        /** The connection was lost after the final dot: the server may have taken the message. */
        PERHAPS_ACCEPTED
    }

    /** Refuses missing parts. */
    public SmtpAnswer {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(words, "words");
    }
}
