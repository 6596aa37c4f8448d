package org.guestflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestflow.mail.bounce.ReturnedMail;
import org.guestflow.mail.bounce.Verdict;
import org.guestflow.mail.smtp.SmtpAnswer;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.Bounce;
import org.guestflow.support.FreePort;
import org.guestflow.support.ReturnAddress;
import org.guestflow.support.TestMail;
import org.guestflow.support.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What becomes of a mail that the server takes and another one returns. */
@ExtendWith(OutputCaptureExtension.class)
class BouncesTest {

    private static final String[] QUICK = {
        "db-scheduler.polling-interval=50ms", "guestflow.mail.retry-after=100ms,100ms,100ms"
    };
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ReturnAddress returned;
    private static String database;
    private static MailSystem system;

    @BeforeAll
    static void start() {
        returned = ReturnAddress.opened();
        database = TestPostgres.newDatabase();
        system = node(returned.settings("100ms"));
    }

    private static MailSystem node(String... mailbox) {
        return onDatabase(database, mailbox);
    }

    private static MailSystem onDatabase(String url, String... mailbox) {
        String[] settings = Stream.of(QUICK, mailbox).flatMap(Arrays::stream).toArray(String[]::new);
        return MailSystem.onDatabase(url, TestMail.server().getSmtp().getPort(), settings);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @BeforeEach
    void nothingReturned() {
        returned.empty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMailThatIsReturnedIsUndeliverableAndItsProcessHearsOfIt(boolean whole) {
        Notice notice = sent(Notices.invitation());
        Bounce bounce = bounceOf(notice);

        returned.takes(whole ? bounce : bounce.withHeadersOnly());

        await().atMost(PATIENCE).until(() -> only(notice).state() == DeliveryState.UNDELIVERABLE);
        assertThat(only(notice).serverAnswer()).hasValue("Returned: 550 5.1.1 (address) nobody has this address");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(system.heard().about(notice.request()))
                        .singleElement()
                        .asString()
                        .startsWith("bounced")
                        .endsWith("(address) nobody has this address"));
        assertThat(audited(notice)).isEqualTo(1);
        await().atMost(PATIENCE).until(returned::isAllRead);
    }

    @Test
    void aServerThatHasGivenUpTryingIsHeardToo() {
        Notice notice = sent(Notices.invitation());

        returned.takes(bounceOf(notice).saying("failed", "4.4.7", "delivery time expired"));

        await().atMost(PATIENCE).until(() -> only(notice).state() == DeliveryState.UNDELIVERABLE);
        assertThat(only(notice).serverAnswer()).hasValue("Returned: delivery time expired");
    }

    @ParameterizedTest
    @CsvSource({
        "delayed, 4.4.1",
        "delayed, 5.4.1",
        "relayed, 2.0.0",
        "delivered, 2.0.0",
        "expanded, 2.0.0",
        "failed, 2.0.0",
        "failed, nonsense",
        "'', 5.1.1"
    })
    void whatIsNotLostForGoodIsNoFailure(String action, String status) {
        Notice notice = sent(Notices.invitation());

        isIgnored(notice, bounceOf(notice).saying(action, status, "450 4.4.1 later"));
    }

    @Test
    void aReportWithoutTheMailsOwnReferenceIsNotBelieved() {
        Notice notice = sent(Notices.invitation());
        Bounce bounce = bounceOf(notice);

        // Whoever knows the request's id can work this out, and so it proves nothing.
        assertThat(bounce.headers()).contains("Message-ID: " + MessageName.of(notice, system.part(BaseUrl.class)));
        isIgnored(notice, bounce.withHeader(ReturnedMail.REFERENCE_HEADER, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21, 22, 63})
    void aReferenceWithOneLetterChangedIsNotBelieved(int place) {
        Notice notice = sent(Notices.invitation());
        Bounce bounce = bounceOf(notice);
        StringBuilder reference = new StringBuilder(reference(notice));
        reference.setCharAt(place, reference.charAt(place) == 'A' ? 'Q' : 'A');

        isIgnored(notice, bounce.withHeader(ReturnedMail.REFERENCE_HEADER, headerLine(reference.toString())));
    }

    @Test
    void theLinkThatBlocksInvitationsIsNoReference() {
        Notice notice = sent(Notices.invitation());
        String link = system.part(BlockLinks.class).url(row(notice.recipient()));
        String token = link.substring(link.lastIndexOf('/') + 1);

        isIgnored(notice, bounceOf(notice).withHeader(ReturnedMail.REFERENCE_HEADER, headerLine(token)));
    }

    @Test
    void aMailThatIsReturnedForSomebodyElseHasReachedItsRecipient() {
        Notice notice = sent(Notices.invitation());

        isIgnored(notice, bounceOf(notice).about(Notices.somebody().toString()));
    }

    @Test
    void whoHasACopyCanSayNothingOfTheAddresseesMail() {
        Notice alone = Notices.invitation();
        EmailAddress copy = Notices.somebody();
        Notice notice = sent(
                new Notice(alone.request(), alone.kind(), 1, alone.recipient(), List.of(copy), "en", alone.content()));
        Bounce ofCopy = Bounce.of(Mailbox.onlyMailOf(copy), copy.toString());

        returned.takes(ofCopy.about(notice.recipient().toString()));
        await().atMost(PATIENCE).until(returned::isAllRead);
        assertThat(system.deliveries(notice.request()))
                .extracting(Delivery::state)
                .containsOnly(DeliveryState.SENT);

        returned.takes(ofCopy);
        await().atMost(PATIENCE).until(returned::isAllRead);
        assertThat(system.deliveries(notice.request()))
                .filteredOn(delivery -> delivery.state() == DeliveryState.UNDELIVERABLE)
                .extracting(Delivery::recipient)
                .containsExactly(copy);
        assertThat(system.heard().about(notice.request())).isEmpty();
    }

    @Test
    void theSameReportManyTimesAndAtTwoNodesCountsOnce() {
        Notice notice = sent(Notices.invitation());
        Bounce bounce = bounceOf(notice);

        try (MailSystem otherNode = node(returned.settings("100ms"))) {
            Stream.generate(() -> bounce).limit(6).forEach(returned::takes);

            await().atMost(PATIENCE).until(returned::isAllRead);
            await().atMost(PATIENCE).until(() -> heardOf(notice, otherNode) == 1);
            returned.takes(bounce);
            await().atMost(PATIENCE).until(returned::isAllRead);
            assertThat(heardOf(notice, otherNode)).isEqualTo(1);
        }
        assertThat(audited(notice)).isEqualTo(1);
    }

    @Test
    void aProcessThatCouldNotListenIsToldAgain() {
        Notice notice = sent(Notices.invitation());
        system.heard().deafOnce.add(notice.request());

        returned.takes(bounceOf(notice));

        await().atMost(PATIENCE)
                .until(() -> system.heard().about(notice.request()).size() == 1);
        assertThat(system.heard().deafOnce).isEmpty();
    }

    @Test
    void aReportThatIsFasterThanTheRecordOfItsMailWaits() {
        Notice notice = Notices.invitation();
        UUID row = inserted(notice);
        QueuedNotice claimed =
                system.part(DeliveryBook.class).claim(new SendingRound(row, 0)).orElseThrow();
        BounceRecorder recorder = system.part(BounceRecorder.class);

        assertThat(recorder.record(report(notice))).isEqualTo(Verdict.LATER);
        assertThat(only(notice).state()).isEqualTo(DeliveryState.SENDING);

        system.part(DeliveryBook.class).record(claimed, new SmtpAnswer(SmtpAnswer.Verdict.ACCEPTED, "250 OK"));
        assertThat(recorder.record(report(notice))).isEqualTo(Verdict.SETTLED);
        assertThat(only(notice).state()).isEqualTo(DeliveryState.UNDELIVERABLE);
    }

    @ParameterizedTest
    @CsvSource({"FAILED", "SUPPRESSED", "OBSOLETE", "UNDELIVERABLE"})
    void whatHasEndedOtherwiseStaysAsItIs(DeliveryState end) {
        Notice notice = Notices.invitation();
        UUID row = inserted(notice);
        QueuedNotice claimed =
                system.part(DeliveryBook.class).claim(new SendingRound(row, 0)).orElseThrow();
        system.part(DeliveryBook.class).close(claimed, end, "as it was");

        assertThat(system.part(BounceRecorder.class).record(report(notice))).isEqualTo(Verdict.SETTLED);

        assertThat(only(notice).state()).isEqualTo(end);
        assertThat(only(notice).serverAnswer()).hasValue("as it was");
        assertThat(audited(notice)).isZero();
    }

    @Test
    void brokenHugeAndNestedReportsAreSteppedOver() {
        String head = "From: x@mx.example\nTo: %s\nContent-Type: multipart/report; report-type=delivery-status"
                .formatted(returned);
        returned.takes(head + "\n\nno parts at all\n");
        returned.takes(head + "; boundary=a\n\n--a\n\nx\n--a\nContent-Type: message/delivery-status\n\n--a--\n");
        returned.takes(
                head + "; boundary=a\n\n--a\n\n" + "x".repeat(70).concat("\n").repeat(8000) + "--a--\n");
        returned.takes(nested(head));
        Notice notice = sent(Notices.invitation());

        returned.takes(bounceOf(notice));

        await().atMost(PATIENCE).until(() -> only(notice).state() == DeliveryState.UNDELIVERABLE);
        await().atMost(PATIENCE).until(returned::isAllRead);
        assertThat(returned.stored()).hasSize(5);
    }

    @Test
    void aReportThatCannotBeRecordedNowKeepsNoOtherFromBeingRead() {
        Notice held = sent(Notices.invitation());
        String round = row(held.recipient()) + "/0";
        await().atMost(PATIENCE).until(() -> tasksNamed(round) == 0);
        // The node that sent it died right after the record: its task is still there.
        system.jdbc()
                .sql("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " VALUES ('send-mail', :round, now() + interval '1 day', false, 1)")
                .param("round", round)
                .update();
        Notice other = sent(Notices.invitation());

        returned.takes(bounceOf(held));
        returned.takes(bounceOf(other));

        await().atMost(PATIENCE).until(() -> only(other).state() == DeliveryState.UNDELIVERABLE);
        assertThat(only(held).state()).isEqualTo(DeliveryState.SENT);
        system.jdbc()
                .sql("DELETE FROM scheduled_tasks WHERE task_instance = :round")
                .param("round", round)
                .update();
        await().atMost(PATIENCE).until(() -> only(held).state() == DeliveryState.UNDELIVERABLE);
    }

    private static int tasksNamed(String round) {
        return system.jdbc()
                .sql("SELECT count(*) FROM scheduled_tasks WHERE task_instance = :round")
                .param("round", round)
                .query(Integer.class)
                .single();
    }

    /** Reports in reports: only what is on top is looked at. */
    private static String nested(String head) {
        StringBuilder message = new StringBuilder(head).append("; boundary=b0\n");
        for (int depth = 1; depth <= 60; depth++) {
            message.append("\n--b").append(depth - 1).append("\nContent-Type: multipart/mixed; boundary=b");
            message.append(depth).append('\n');
        }
        return message.append("\n--b60\n\nx\n--b60--\n").toString();
    }

    @Test
    void whatIsNoReportIsLeftAsItIs() {
        returned.takes("From: kim@litware.com\nTo: %s\nSubject: Away\n\nI am away.\n".formatted(returned));
        returned.takes("From: kim@litware.com\nTo: %s\nSubject: Old\n\nThrown away.\n".formatted(returned));
        returned.stored().get(1).setFlag(Flags.Flag.DELETED, true);
        Notice notice = sent(Notices.invitation());

        returned.takes(bounceOf(notice));

        await().atMost(PATIENCE).until(() -> returned.stored().get(2).isSet(Flags.Flag.SEEN));
        assertThat(returned.stored())
                .extracting(message -> message.isSet(Flags.Flag.SEEN))
                .containsExactly(false, false, true);
        assertThat(returned.stored())
                .extracting((StoredMessage message) -> message.isSet(Flags.Flag.DELETED))
                .containsExactly(false, true, false);
    }

    @Test
    void aMailboxThatCannotBeReachedIsReadWhenItCan(CapturedOutput output) {
        int port = FreePort.next();
        try (MailSystem cutOff = onDatabase(TestPostgres.newDatabase(), returned.settings(port, "100ms"))) {
            await().atMost(PATIENCE)
                    .until(() -> output.getOut()
                            .contains("Returned mail at imap://127.0.0.1:" + port + "/INBOX cannot be read"));
            Notice notice = Notices.invitation();
            cutOff.queue(notice);
            Bounce bounce = bounceOf(notice);

            GreenMail back = new GreenMail(new ServerSetup[] {
                new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
                new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
            });
            back.start();
            try {
                returned.openAt(back);
                returned.takes(bounce.to(returned.toString()), back);

                await().atMost(PATIENCE)
                        .until(() -> cutOff.deliveries(notice.request()).get(0).state() == DeliveryState.UNDELIVERABLE);
            } finally {
                back.stop();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PASSCODE", "INVITATION_UNDELIVERABLE"})
    void mailOfEveryKindIsRecordedAndNothingIsMailedForIt(NoticeKind kind) {
        Notice notice = sent(Notices.of(kind, "en"));

        returned.takes(bounceOf(notice));

        await().atMost(PATIENCE).until(() -> only(notice).state() == DeliveryState.UNDELIVERABLE);
        await().atMost(PATIENCE).until(returned::isAllRead);
        assertThat(audited(notice)).isEqualTo(1);
    }

    private static Notice sent(Notice notice) {
        system.queue(notice);
        await().atMost(PATIENCE)
                .until(() -> system.deliveries(notice.request()).stream()
                        .allMatch(delivery -> delivery.state() == DeliveryState.SENT));
        return notice;
    }

    private static void isIgnored(Notice notice, Bounce bounce) {
        returned.takes(bounce);
        await().atMost(PATIENCE).until(returned::isAllRead);

        assertThat(only(notice).state()).isEqualTo(DeliveryState.SENT);
        assertThat(system.heard().about(notice.request())).isEmpty();
        assertThat(audited(notice)).isZero();
    }

    private static Bounce bounceOf(Notice notice) {
        MimeMessage mail = Mailbox.onlyMailOf(notice.recipient());
        return Bounce.of(mail, notice.recipient().toString());
    }

    /** A report as it is when it has been read. */
    private static ReturnedMail report(Notice notice) {
        return new ReturnedMail(
                reference(notice),
                List.of(new ReturnedMail.Failure(Set.of(notice.recipient()), "550 5.1.1 nobody has this address")));
    }

    private static String reference(Notice notice) {
        return system.part(BounceReferences.class).of(row(notice.recipient()));
    }

    private static String headerLine(String reference) {
        return ReturnedMail.REFERENCE_HEADER + ": " + reference + "\r\n";
    }

    private static UUID inserted(Notice notice) {
        UUID[] row = new UUID[1];
        system.inTransaction(() -> row[0] = system.part(JdbcNotices.class)
                .insert(notice, notice.recipient(), Instant.EPOCH)
                .orElseThrow()
                .id());
        return row[0];
    }

    private static UUID row(EmailAddress recipient) {
        return system.jdbc()
                .sql("SELECT id FROM notice WHERE recipient = :recipient")
                .param("recipient", recipient.toString())
                .query(UUID.class)
                .single();
    }

    private static Delivery only(Notice notice) {
        List<Delivery> deliveries = system.deliveries(notice.request());
        assertThat(deliveries).hasSize(1);
        return deliveries.get(0);
    }

    private static int heardOf(Notice notice, MailSystem otherNode) {
        return system.heard().about(notice.request()).size()
                + otherNode.heard().about(notice.request()).size();
    }

    private static int audited(Notice notice) {
        return system.jdbc()
                .sql("SELECT count(*) FROM audit_event WHERE action = 'Record bounce' AND request_id = :request")
                .param("request", notice.request().value())
                .query(Integer.class)
                .single();
    }
}
