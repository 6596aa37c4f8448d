package org.guestflow.harness;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guestflow.support.MailFor;

/**
 * A mail that the mail server has taken.
 *
 * @param messageId its Message-ID with the brackets
 * @param recipient to whom the envelope went
 * @param link the path of the redemption link in it
 * @param code the passcode in it
 * @param at when it was taken
 * @param cut whether the connection was cut before the answer
 */
record ReceivedMail(
        String messageId, String recipient, Optional<String> link, Optional<String> code, Instant at, boolean cut) {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/redeem/[A-Za-z0-9_-]+)");
    private static final Pattern CODE = Pattern.compile("(?<![0-9A-Za-z-])([0-9]{8})(?![0-9A-Za-z-])");

    static ReceivedMail read(String recipient, String text, Instant at, boolean cut) {
        try {
            MimeMessage message =
                    new MimeMessage(null, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            String body = MailFor.text(message);
            Optional<String> link = find(LINK, body);
            return new ReceivedMail(
                    message.getMessageID(),
                    recipient,
                    link,
                    link.isPresent() ? Optional.empty() : find(CODE, body),
                    at,
                    cut);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> find(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::find).map(found -> found.group(1));
    }
}
