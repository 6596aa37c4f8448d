package org.guestflow.support;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What a person finds in his mailbox at the test run's mail server. */
public final class MailFor {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/redeem/([A-Za-z0-9_-]+)");
    private static final Pattern CODE = Pattern.compile("(?<![0-9A-Za-z])([0-9]{8})(?![0-9A-Za-z])");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String recipient;

    private MailFor(String recipient) {
        this.recipient = recipient;
    }

    /**
     * Opens a mailbox.
     *
     * @param recipient whose
     * @return the mailbox
     */
    public static MailFor recipient(String recipient) {
        return new MailFor(recipient);
    }

    /**
     * Reads what is there, oldest first.
     *
     * @return the mails
     */
    public List<MimeMessage> all() {
        return Arrays.stream(TestMail.server().getReceivedMessages())
                .filter(this::isForRecipient)
                .toList();
    }

    /**
     * Waits until a number of mails are there.
     *
     * @param number how many
     * @return the mails, oldest first
     */
    public List<MimeMessage> await(int number) {
        Awaitility.await("mail number " + number + " for " + recipient)
                .atMost(PATIENCE)
                .until(() -> all().size() >= number);
        return all();
    }

    /**
     * Waits for the newest of a number of mails and takes the invitation's token out of its link.
     *
     * @param number how many mails to wait for
     * @return the token
     */
    public String tokenInMail(int number) {
        return find(LINK, text(await(number).get(number - 1)));
    }

    /**
     * Waits for the newest of a number of mails and takes the passcode out of it.
     *
     * @param number how many mails to wait for
     * @return eight digits
     */
    public String codeInMail(int number) {
        return find(CODE, text(await(number).get(number - 1)));
    }

    /**
     * Reads a mail's plain text part.
     *
     * @param message the mail
     * @return its text
     */
    public static String text(MimeMessage message) {
        try {
            return plainText(message.getContent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plainText(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("text/plain") || part.isMimeType("multipart/*")) {
                    return plainText(part.getContent());
                }
            }
        }
        return content.toString();
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("the mail does not hold " + pattern + ":\n" + text);
        }
        return matcher.group(1);
    }

    private boolean isForRecipient(MimeMessage message) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                    .map(Address::toString)
                    .anyMatch(address -> address.contains(recipient));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
