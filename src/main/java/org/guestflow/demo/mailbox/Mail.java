package org.guestflow.demo.mailbox;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A mail as a mail program shows it. */
record Mail(
        long uid,
        String subject,
        String from,
        String replyTo,
        String to,
        String cc,
        Optional<Instant> sentAt,
        MailParts parts) {

    static Mail read(long uid, MimeMessage message) throws MessagingException {
        return new Mail(
                uid,
                Optional.ofNullable(message.getSubject()).orElse("(no subject)"),
                people(message.getFrom()),
                people(message.getReplyTo()),
                people(message.getRecipients(RecipientType.TO)),
                people(message.getRecipients(RecipientType.CC)),
                Optional.ofNullable(message.getSentDate()).map(Date::toInstant),
                MailParts.of(message));
    }

    private static String people(Address[] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses).map(Mail::person).collect(Collectors.joining(", "));
    }

    /** Shows a name in its own letters, not as it is encoded on the way. */
    private static String person(Address address) {
        return address instanceof InternetAddress internet ? internet.toUnicodeString() : address.toString();
    }

    /** For the page (public, as Thymeleaf calls it): the text in pieces, so that links in it can be followed. */
    public List<TextPiece> textPieces() {
        return TextPiece.of(parts.text());
    }
}
