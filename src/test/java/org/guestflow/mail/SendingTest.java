package org.guestflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guestflow.support.ScriptedMailServer.after;
import static org.guestflow.support.ScriptedMailServer.drip;
import static org.guestflow.support.ScriptedMailServer.hangUp;
import static org.guestflow.support.ScriptedMailServer.say;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.support.FreePort;
import org.guestflow.support.ScriptedMailServer;
import org.guestflow.support.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a notice when the mail server has a bad day. Three attempts, a tenth of a second apart. */
class SendingTest {

    private static final String[] IMPATIENT = {
        "db-scheduler.polling-interval=50ms",
        "guestflow.mail.retry-after=100ms,100ms",
        "guestflow.mail.connect-timeout=500ms",
        "guestflow.mail.answer-timeout=1500ms",
        "guestflow.mail.deadline=1s",
        "guestflow.mail.lease=2100ms"
    };
    /** With the deadlines that are shipped: a node that the machine holds up for a second is none that has died. */
    private static final String[] CALM = {"db-scheduler.polling-interval=50ms"};

    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)$");

    private static ScriptedMailServer server;
    private static String database;
    private static MailSystem system;

    @BeforeAll
    static void start() {
        server = ScriptedMailServer.start();
        database = TestPostgres.newDatabase();
        system = MailSystem.onDatabase(database, server.port(), IMPATIENT);
    }

    @AfterAll
    static void stop() {
        system.close();
        server.close();
    }

    @BeforeEach
    void friendly() {
        server.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT,421",
        "CONNECT,554",
        "MAIL,451",
        "MAIL,550",
        "RCPT,450",
        "RCPT,452",
        "RCPT,530",
        "DATA,451",
        "DATA,554",
        ".,452",
        ".,554"
    })
    void aRefusalThatMayPassIsTriedAgain(String stage, String code) {
        server.once(stage, say(code + " not today"));
        Notice notice = queued();

        awaitState(notice, DeliveryState.SENT);
        assertThat(only(notice).attempts()).isEqualTo(2);
        assertThat(system.heard().about(notice.request())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CONNECT,421", "MAIL,451", "RCPT,450", "DATA,554", ".,452"})
    void aRefusalThatStaysIsShownWithItsAnswer(String stage, String code) {
        server.on(stage, say(code + " not today"));
        Notice notice = queued();

        awaitHeard(notice, "failed");
        assertThat(only(notice).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(only(notice).serverAnswer())
                .hasValueSatisfying(answer -> assertThat(answer).contains(code + " not today"));
    }

    @Test
    void whenTheAttemptsAreSpentTheProcessHearsOfItOnceAndARetryBeginsANewRound() {
        server.on("MAIL", say("550 5.7.1 we do not like you"));
        Notice notice = queued();

        awaitState(notice, DeliveryState.FAILED);
        awaitHeard(notice, "failed");
        assertThat(only(notice).attempts()).isEqualTo(3);
        assertThat(system.heard().about(notice.request()))
                .singleElement()
                .asString()
                .contains("MAIL: 550");

        server.reset();
        system.inTransaction(() -> system.part(Outbox.class).queueFailedAgain(notice.request()));

        awaitState(notice, DeliveryState.SENT);
        assertThat(server.messages()).hasSize(1);
        assertThat(only(notice).attempts()).isEqualTo(4);
    }

    @Test
    void anAddressThatItsServerRefusesIsUndeliverableAtOnce() {
        server.on("RCPT", asked -> {
            String recipient = asked.line().replaceAll(".*<(.*)>.*", "$1");
            say("550 5.1.1 <" + recipient + ">: see http://help.example/?" + recipient + " and "
                            + recipient.replaceAll("@.*", ""))
                    .play(asked);
        });
        Notice notice = queued();

        awaitState(notice, DeliveryState.UNDELIVERABLE);
        awaitHeard(notice, "undeliverable");
        assertThat(only(notice).attempts()).isEqualTo(1);
        assertThat(only(notice).serverAnswer()).hasValue("RCPT: 550 5.1.1 (address) see (link) and (address)");
        assertThat(system.heard().about(notice.request()))
                .singleElement()
                .asString()
                .doesNotContain("@");
    }

    @Test
    void aCopyThatCannotBeDeliveredDoesNotStopTheMail() {
        Notice alone = Notices.invitation();
        List<EmailAddress> copies = List.of(Notices.somebody());
        Notice notice = new Notice(alone.request(), alone.kind(), 1, alone.recipient(), copies, "en", alone.content());
        server.on(
                "RCPT",
                asked -> say(asked.line().contains(copies.get(0).toString()) ? "550 unknown" : "250 OK")
                        .play(asked));

        system.queue(notice);

        await().untilAsserted(() -> assertThat(system.deliveries(notice.request()))
                .extracting(Delivery::state)
                .containsExactlyInAnyOrder(DeliveryState.SENT, DeliveryState.UNDELIVERABLE));
        assertThat(system.heard().about(notice.request())).isEmpty();
    }

    @Test
    void aServerThatDripsIsLeftAtTheDeadline() {
        server.once("RCPT", drip(Duration.ofMillis(20)));
        Notice notice = queued();

        awaitState(notice, DeliveryState.SENT);
        assertThat(only(notice).attempts()).isEqualTo(2);
        assertThat(server.messages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"200 taken", "251 will forward", "252 will try"})
    void everySuccessAfterTheFinalDotIsOne(String answer) {
        server.on(".", say(answer));
        Notice notice = queued();

        awaitState(notice, DeliveryState.SENT);
        assertThat(only(notice).attempts()).isEqualTo(1);
        assertThat(server.messages()).hasSize(1);
    }

    @Test
    void whereTheServerOffersEncryptionNothingIsSentInClear() {
        server.on("EHLO", say("250-scripted\r\n250 STARTTLS"));
        server.on("STARTTLS", hangUp());
        Notice notice = queued();

        awaitState(notice, DeliveryState.FAILED);
        assertThat(server.messages()).isEmpty();
    }

    @Test
    void aConnectionLostAfterTheFinalDotIsRepeatedOnceAsTheSameMail() {
        server.once(".", hangUp());
        Notice notice = queued();

        awaitState(notice, DeliveryState.SENT);
        assertThat(server.messages()).hasSize(2);
        assertThat(server.messages())
                .extracting(SendingTest::messageId)
                .doesNotContainNull()
                .containsOnly(messageId(server.messages().get(0)));
    }

    @Test
    void aConnectionLostAfterTheFinalDotTwiceIsForAPersonToLookAt() {
        server.on(".", hangUp());
        Notice notice = queued();

        awaitState(notice, DeliveryState.FAILED);
        awaitHeard(notice, "failed");
        assertThat(server.messages()).hasSize(2);
    }

    @Test
    void aServerThatTakesLongForItsAnswerGetsNoSecondCopyThoughAnotherNodeIsIdle() {
        server.on(".", after(Duration.ofMillis(800), say("250 at last")));

        try (MailSystem otherNode = MailSystem.onDatabase(database, server.port(), IMPATIENT)) {
            Notice notice = queued();
            await().until(() -> server.messages().size() == 1);
            assertThat(only(notice).state()).isEqualTo(DeliveryState.SENDING);

            awaitState(notice, DeliveryState.SENT);
            assertThat(otherNode.deliveries(notice.request())).hasSize(1);
        }
        assertThat(server.messages()).hasSize(1);
    }

    @Test
    void whatANodeWasSendingWhenItDiedIsSentByAnotherWhenTheLeaseIsOver() {
        Notice notice = Notices.invitation();
        // The node that dies has the row and its task, and neither sends nor answers.
        system.inTransaction(() -> {
            UUID row = system.part(JdbcNotices.class)
                    .insert(notice, notice.recipient(), java.time.Instant.EPOCH)
                    .orElseThrow()
                    .id();
            SendingRound round = new SendingRound(row, 0);
            assertThat(system.part(DeliveryBook.class).claim(round)).isPresent();
            system.part(SendingSchedule.class).begin(round, notice.kind());
        });

        assertThat(only(notice).state()).isEqualTo(DeliveryState.SENDING);
        awaitState(notice, DeliveryState.SENT);
        assertThat(only(notice).attempts()).isEqualTo(2);
        assertThat(server.messages()).hasSize(1);
    }

    @Test
    void aProcessThatCouldNotListenIsToldAgain() {
        server.on("MAIL", say("550 no"));
        Notice notice = Notices.invitation();
        system.heard().deafOnce.add(notice.request());
        system.queue(notice);

        awaitState(notice, DeliveryState.FAILED);
        awaitHeard(notice, "failed");
        assertThat(system.heard().deafOnce).isEmpty();
    }

    @Test
    void twoNodesSendEachOfManyNoticesOnce() {
        String shared = TestPostgres.newDatabase();
        try (MailSystem oneNode = MailSystem.onDatabase(shared, server.port(), CALM);
                MailSystem otherNode = MailSystem.onDatabase(shared, server.port(), CALM)) {
            List<Notice> notices =
                    Stream.generate(Notices::invitation).limit(200).toList();
            notices.forEach(notice -> (notice.hashCode() % 2 == 0 ? oneNode : otherNode).queue(notice));

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> notices.stream()
                                    .flatMap(notice -> oneNode.deliveries(notice.request()).stream())
                                    .filter(delivery -> delivery.state() == DeliveryState.SENT)
                                    .count()
                            == notices.size());
            assertThat(server.recipients()).hasSize(200).doesNotHaveDuplicates();
            assertThat(server.connections()).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void mailThatIsDecidedOnWhileTheServerIsDownGoesOutOnceWhenItIsBack() {
        int port = FreePort.next();
        try (MailSystem cutOff = MailSystem.sendingTo(
                port,
                "db-scheduler.polling-interval=50ms",
                "guestflow.mail.retry-after=200ms,200ms,200ms,200ms,200ms,200ms,200ms,200ms,1s,1s,1s,1s")) {
            Notice notice = Notices.invitation();
            cutOff.queue(notice);
            await().until(() -> cutOff.deliveries(notice.request()).get(0).attempts() > 2);

            try (ScriptedMailServer back = ScriptedMailServer.startOn(port)) {
                await().until(() -> cutOff.deliveries(notice.request()).get(0).state() == DeliveryState.SENT);
                assertThat(back.messages()).hasSize(1);
            }
        }
    }

    private static Notice queued() {
        Notice notice = Notices.invitation();
        system.queue(notice);
        return notice;
    }

    private static Delivery only(Notice notice) {
        return delivery(notice.request());
    }

    private static Delivery delivery(RequestId request) {
        List<Delivery> deliveries = system.deliveries(request);
        assertThat(deliveries).hasSize(1);
        return deliveries.get(0);
    }

    private static void awaitState(Notice notice, DeliveryState state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> only(notice).state() == state);
    }

    private static void awaitHeard(Notice notice, String what) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(system.heard().about(notice.request()))
                        .singleElement()
                        .asString()
                        .startsWith(what));
    }

    private static String messageId(String message) {
        Matcher header = MESSAGE_ID.matcher(message);
        return header.find() ? header.group(1) : null;
    }
}
