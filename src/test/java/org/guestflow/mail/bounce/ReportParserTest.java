package org.guestflow.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.guestflow.shared.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as servers write them, and as nobody should. */
class ReportParserTest {

    private static final EmailAddress KIM =
            EmailAddress.parse("kim@litware.com").orElseThrow();

    private static final String REPORT = """
            From: MAILER-DAEMON@mx.example
            Content-Type: multipart/report; report-type="delivery-status";
             boundary="b"

            --b

            I'm afraid I wasn't able to deliver your message.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: RFC822; <Kim@Litware.com>
            Action: Failed
            Status: 5.1.1 (bad destination mailbox address)
            Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach
             550 5.1.1 does not exist

            Final-Recipient: rfc822; lena@litware.com
            Action: delayed
            Status: 4.4.1

            Final-Recipient: x400; /g=kim/
            Action: failed
            Status: 5.0.0
            --b
            Content-Type: message/rfc822

            Received: from a by b
            Guestflow-Notice:
             abc
             def
            Subject: Hello

            Guestflow-Notice: not-this-one
            --b--
            """;

    @Test
    void aReportNamesItsMailAndWhomItDidNotReach() throws Exception {
        ReturnedMail returned = parse(REPORT).orElseThrow();

        assertThat(returned.reference()).isEqualTo("abcdef");
        assertThat(returned.failures()).hasSize(2);
        assertThat(returned.failures().get(0).isAbout(KIM)).isTrue();
        assertThat(returned.failures().get(0).diagnostic())
                .isEqualTo("550-5.1.1 The email account that you tried to reach 550 5.1.1 does not exist");
        assertThat(returned.failures().get(1).recipients()).isEmpty();
        assertThat(returned.failures().get(1).diagnostic()).isEqualTo("5.0.0");
    }

    @Test
    void theAddressThatTheMailWasSentToFirstCountsToo() throws Exception {
        String forwarded = REPORT.replace(
                "Final-Recipient: RFC822; <Kim@Litware.com>",
                "Final-Recipient: rfc822; box17@inside.example\nOriginal-Recipient: rfc822;kim@litware.com");

        assertThat(parse(forwarded).orElseThrow().failures().get(0).isAbout(KIM))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "report-type=\"delivery-status\"> report-type=disposition-notification",
                "multipart/report> multipart/mixed",
                "message/delivery-status> text/plain",
                "message/rfc822> text/plain"
            })
    void whatIsNoReportOnAMailIsNothing(String part, String other) throws Exception {
        assertThat(REPORT).contains(part);
        assertThat(parse(REPORT.replace(part, other))).isEmpty();
    }

    @Test
    void aReportWithoutPartsIsBroken() {
        assertThatThrownBy(() -> parse(REPORT.replace("boundary=\"b\"", "boundary=\"c\"")))
                .isInstanceOf(MessagingException.class);
    }

    @Test
    void whatIsMuchLongerThanAServerWritesIsNotReadToItsEnd() throws Exception {
        String longDiagnostic = REPORT.replace("does not exist", "x".repeat(10_000));
        String manyRecipients = REPORT.replace("Final-Recipient: x400; /g=kim/", "\n".repeat(200_000));
        String longHeaders = REPORT.replace("Received: from a by b", "Received: " + "a".repeat(100_000));

        assertThat(parse(longDiagnostic).orElseThrow().failures().get(0).diagnostic())
                .hasSize(1000);
        assertThat(parse(manyRecipients).orElseThrow().failures()).hasSize(1);
        assertThat(parse(longHeaders).orElseThrow().reference()).isEmpty();
    }

    private static Optional<ReturnedMail> parse(String text) throws MessagingException, IOException {
        return ReportParser.parse(message(text));
    }

    private static MimeMessage message(String text) throws MessagingException {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }
}
