package org.guestflow.mail.bounce;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.angus.mail.dsn.DeliveryStatus;

/**
 * Reads a delivery status notification: {@code multipart/report} (RFC 6522) of an explanation, the status, and the returned mail or its headers. Nothing is looked for in deeper parts, and
 * of each part no more is read than a server writes.
 */
final class ReportParser {

    private static final int STATUS_PART = 1;
    private static final int RETURNED_PART = 2;
    private static final int PARTS = 3;
    private static final int LONGEST_STATUS = 32 * 1024;
    private static final int LONGEST_HEADERS = 64 * 1024;

    private ReportParser() {}

    /** Empty for what is no such report, or returns nothing of the mail. */
    static Optional<ReturnedMail> parse(MimeMessage message) throws MessagingException, IOException {
        if (!isReport(message)) {
            return Optional.empty();
        }
        MimeMultipart report = new MimeMultipart(message.getDataHandler().getDataSource());
        if (report.getCount() < PARTS || !isStatus(report.getBodyPart(STATUS_PART))) {
            return Optional.empty();
        }
        BodyPart returned = report.getBodyPart(RETURNED_PART);
        if (!returned.isMimeType("message/rfc822") && !returned.isMimeType("text/rfc822-headers")) {
            return Optional.empty();
        }
        DeliveryStatus status = new DeliveryStatus(beginning(report.getBodyPart(STATUS_PART), LONGEST_STATUS));
        return Optional.of(new ReturnedMail(reference(returned), ReportedFailures.of(status)));
    }

    private static boolean isReport(MimeMessage message) throws MessagingException {
        ContentType type = new ContentType(message.getContentType());
        return type.match("multipart/report") && "delivery-status".equalsIgnoreCase(type.getParameter("report-type"));
    }

    private static boolean isStatus(BodyPart part) throws MessagingException {
        return part.isMimeType("message/delivery-status");
    }

    /** The mail's headers come first, whether the whole of it was returned or they alone. */
    private static String reference(BodyPart returned) throws MessagingException, IOException {
        InternetHeaders headers = new InternetHeaders(beginning(returned, LONGEST_HEADERS));
        String reference = headers.getHeader(ReturnedMail.REFERENCE_HEADER, null);
        return reference == null ? "" : reference.replaceAll("\\s", "");
    }

    private static InputStream beginning(BodyPart part, int length) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return new ByteArrayInputStream(content.readNBytes(length));
        }
    }
}
