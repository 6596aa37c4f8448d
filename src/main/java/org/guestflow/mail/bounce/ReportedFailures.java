package org.guestflow.mail.bounce;

import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.guestflow.shared.EmailAddress;

/**
 * Takes from a status (RFC 3464, section 2.3) whom a mail will not reach: what is delayed, relayed or delivered is no failure. What has failed has, also with a status of class 4: a server that gave up
 * trying says so (RFC 3464, section 2.3.3).
 */
final class ReportedFailures {

    /** A failure, persistent or permanent (RFC 3463, section 2). */
    private static final Pattern FAILURE = Pattern.compile("[45]\\.\\d{1,3}\\.\\d{1,3}(?!\\d)");

    private static final int LONGEST_DIAGNOSTIC = 1000;
    private static final String MAIL_ADDRESS = "rfc822";

    private ReportedFailures() {}

    static List<ReturnedMail.Failure> of(DeliveryStatus status) {
        return IntStream.range(0, status.getRecipientDSNCount())
                .mapToObj(status::getRecipientDSN)
                .filter(ReportedFailures::isFinal)
                .map(fields -> new ReturnedMail.Failure(recipients(fields), diagnostic(fields)))
                .toList();
    }

    private static boolean isFinal(InternetHeaders fields) {
        return "failed".equalsIgnoreCase(field(fields, "Action"))
                && FAILURE.matcher(field(fields, "Status")).lookingAt();
    }

    private static Set<EmailAddress> recipients(InternetHeaders fields) {
        Set<EmailAddress> recipients = new HashSet<>();
        address(field(fields, "Final-Recipient")).ifPresent(recipients::add);
        address(field(fields, "Original-Recipient")).ifPresent(recipients::add);
        return recipients;
    }

    private static Optional<EmailAddress> address(String typed) {
        int at = typed.indexOf(';');
        if (at < 0 || !typed.substring(0, at).strip().equalsIgnoreCase(MAIL_ADDRESS)) {
            return Optional.empty();
        }
        String address = typed.substring(at + 1).strip();
        boolean inBrackets = address.startsWith("<") && address.endsWith(">");
        return EmailAddress.parse(inBrackets ? address.substring(1, address.length() - 1) : address);
    }

    private static String diagnostic(InternetHeaders fields) {
        String typed = field(fields, "Diagnostic-Code");
        String said = typed.substring(typed.indexOf(';') + 1).strip();
        String words = said.isEmpty() ? field(fields, "Status") : said;
        return words.substring(0, Math.min(words.length(), LONGEST_DIAGNOSTIC));
    }

    private static String field(InternetHeaders fields, String name) {
        String value = fields.getHeader(name, null);
        return value == null ? "" : MimeUtility.unfold(value).strip();
    }
}
