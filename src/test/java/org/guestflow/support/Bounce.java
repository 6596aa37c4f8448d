package org.guestflow.support;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;

/**
 * What another server sends back for a mail that it could not deliver: a delivery status notification as RFC 3464 has it.
 *
 * @param headers those of the mail that is returned
 * @param recipient whom it says the mail did not reach
 * @param action {@code failed}, {@code delayed}, {@code relayed} …
 * @param status as in RFC 3463
 * @param diagnostic what that server was answered
 * @param whole whether all of the mail is returned or only its headers
 */
public record Bounce(String headers, String recipient, String action, String status, String diagnostic, boolean whole) {

    /** A mail that is returned whole, for nobody has the address. */
    public static Bounce of(MimeMessage mail, String recipient) {
        try {
            String headers = String.join("\r\n", Collections.list(mail.getAllHeaderLines()));
            String diagnostic = "550 5.1.1 <" + recipient + ">: nobody has this address";
            return new Bounce(headers, recipient, "failed", "5.1.1", diagnostic, true);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With another line, or none, in place of a header of the mail. */
    public Bounce withHeader(String name, String line) {
        return new Bounce(
                headers.replaceAll("(?m)^" + name + ":.*\\R?", line), recipient, action, status, diagnostic, whole);
    }

    /** For somebody else. */
    public Bounce about(String other) {
        return new Bounce(headers, other, action, status, diagnostic, whole);
    }

    /** With another outcome. */
    public Bounce saying(String otherAction, String otherStatus, String otherDiagnostic) {
        return new Bounce(headers, recipient, otherAction, otherStatus, otherDiagnostic, whole);
    }

    /** As the servers write it that return only the headers. */
    public Bounce withHeadersOnly() {
        return new Bounce(headers, recipient, action, status, diagnostic, false);
    }

    /** The message as it comes to the address that the mail was sent from. */
    public String to(String sender) {
        return """
                From: Mail Delivery System <mailer-daemon@mx.example>
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="report"

                --report
                Content-Type: text/plain; charset=us-ascii

                Your mail could not be delivered.

                --report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Sat, 28 Nov 2026 10:00:00 +0000

                Original-Recipient: rfc822;%s
                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Remote-MTA: dns; mx.litware.com
                Diagnostic-Code: smtp; %s

                --report
                Content-Type: %s

                %s

                Hello

                --report--
                """.formatted(
                        sender,
                        recipient,
                        recipient,
                        action,
                        status,
                        diagnostic,
                        whole ? "message/rfc822" : "text/rfc822-headers",
                        headers);
    }
}
