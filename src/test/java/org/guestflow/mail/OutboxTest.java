package org.guestflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.TestMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class OutboxTest {

    private static MailSystem system;

    @BeforeAll
    static void start() {
        // Without the wake-up after the commit every test here would wait for ten minutes.
        system = MailSystem.sendingTo(TestMail.server().getSmtp().getPort(), "db-scheduler.polling-interval=10m");
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void aNoticeIsSentOnceItsTransactionHasCommitted() throws Exception {
        Notice notice = Notices.invitation();

        system.queue(notice);

        MimeMessage mail = Mailbox.onlyMailOf(notice.recipient());
        assertThat(mail.getSubject()).isEqualTo("Olivia Wood from WoodGrove invites you to “Project Atlas”");
        awaitState(notice, DeliveryState.SENT);
        assertThat(system.deliveries(notice.request())).singleElement().satisfies(delivery -> {
            assertThat(delivery.attempts()).isEqualTo(1);
            assertThat(delivery.serverAnswer())
                    .hasValueSatisfying(answer -> assertThat(answer).startsWith("250"));
        });
    }

    @Test
    void theSameNoticeQueuedTwiceIsOneMail() {
        Notice notice = Notices.invitation();

        system.queue(notice);
        system.queue(notice);

        awaitState(notice, DeliveryState.SENT);
        system.queue(notice);
        assertThat(system.deliveries(notice.request())).hasSize(1);
        Mailbox.onlyMailOf(notice.recipient());
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        Notice notice = Notices.invitation();
        Notice later = Notices.invitation();

        assertThatThrownBy(() -> system.inTransaction(() -> {
                    system.part(Outbox.class).queue(notice);
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        system.queue(later);
        Mailbox.onlyMailOf(later.recipient());
        assertThat(Mailbox.mailsOf(notice.recipient())).isEmpty();
        assertThat(system.deliveries(notice.request())).isEmpty();
        assertThat(tasks()).isZero();
    }

    @Test
    void queueingBelongsToATransaction() {
        Notice notice = Notices.invitation();

        assertThatThrownBy(() -> system.part(Outbox.class).queue(notice))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void eachCopyIsDeliveredForItselfAndIsTheSameMail() throws Exception {
        Notice alone = Notices.invitation();
        List<EmailAddress> copies = List.of(Notices.somebody(), Notices.somebody(), alone.recipient());
        Notice notice = new Notice(alone.request(), alone.kind(), 1, alone.recipient(), copies, "en", alone.content());

        system.queue(notice);

        MimeMessage first = Mailbox.onlyMailOf(notice.recipient());
        for (EmailAddress copy : copies) {
            MimeMessage mail = Mailbox.onlyMailOf(copy);
            assertThat(mail.getMessageID()).isEqualTo(first.getMessageID());
            assertThat(mail.getHeader("To", ",")).isEqualTo(notice.recipient().toString());
            assertThat(mail.getHeader("Cc", ","))
                    .contains(copies.get(0).toString(), copies.get(1).toString());
        }
        assertThat(system.deliveries(notice.request())).hasSize(3);
    }

    @Test
    void aMailWhoseLinkWorksNoLongerIsNotSent() {
        Notice notice = Notices.invitation();
        system.ended().requests.add(notice.request());

        system.queue(notice);

        awaitState(notice, DeliveryState.OBSOLETE);
        assertThat(Mailbox.mailsOf(notice.recipient())).isEmpty();
    }

    @Test
    void aNoticeThatLacksWhatItsKindNeedsIsRefusedAtOnce() {
        Notice whole = Notices.invitation();
        Notice bare = new Notice(
                whole.request(), whole.kind(), 1, whole.recipient(), List.of(), "en", Map.of("targetType", "group"));

        assertThatThrownBy(() -> system.queue(bare)).hasMessageContaining("inviterMail", "inviterName");
    }

    @Test
    void secretsAreNeverStored() {
        Notice notice = Notices.with(NoticeKind.INVITATION, "en", Map.of(NoticeContent.LINK, MailSystem.LINK));

        assertThatThrownBy(() -> system.queue(notice)).hasMessageContaining("late content");
    }

    private static void awaitState(Notice notice, DeliveryState state) {
        await().until(() -> system.deliveries(notice.request()).get(0).state() == state);
    }

    private static int tasks() {
        await().until(() -> count() == 0);
        return count();
    }

    private static int count() {
        return system.jdbc()
                .sql("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'send-mail'")
                .query(Integer.class)
                .single();
    }
}
