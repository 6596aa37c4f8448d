package org.guestflow.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.guestflow.directory.User;
import org.guestflow.mail.DeliveryState;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Bounce;
import org.guestflow.support.GuestAtPages;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.ReturnAddress;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An invitation's mail is taken by the server and returned by another one. */
@ApplicationTest
class ReturnedInvitationTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final TaskInstanceId READING = TaskInstanceId.of("read-bounces", "recurring");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JdbcClient jdbc;

    @Value("${guestflow.mail.bounces.user}")
    private String returnAddress;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;
    private ReturnAddress returned;

    @BeforeEach
    void nothingReturned() {
        scenario = new InvitationScenario(context);
        returned = ReturnAddress.of(returnAddress);
        returned.empty();
    }

    @Test
    void theInviterSeesItIsToldAndTheInvitationStaysOpen() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        isReturned(request, invitationMail(1), guest, "550 5.1.1 <b>nobody</b> <script>alert(1)</script>");

        Document page = Visitor.signedIn(port, OLIVIA).open("/requests/" + request);
        assertThat(page.text())
                .contains("refused by the server of the recipient", "Returned: 550 5.1.1 <b>nobody</b> <script>alert");
        assertThat(page.html()).doesNotContain("<b>nobody", "<script>alert");
        assertThat(noticesOfIt()).hasSize(1);
        assertThat(audited(request)).isEqualTo(1);
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        assertThat(scenario.isRunning(request)).isTrue();
    }

    @Test
    void whoHasTheMailAllTheSameGetsIn() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        String token = MailFor.recipient(guest).tokenInMail(1);

        isReturned(request, invitationMail(1), guest, "550 5.7.1 could not be forwarded");

        GuestAtPages.with(port, guest, "http://localhost/redeem/" + token).redeems(2);
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.COMPLETED);
    }

    @Test
    void eachNewLinkThatIsReturnedIsToldAndNothingIsMailedForMailThatTellsIt() throws Exception {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        isReturned(request, invitationMail(1), guest, "550 5.1.1 nobody");
        MimeMessage told = noticesOfIt().get(0);

        isReturned(request, told, OLIVIA, "552 5.2.2 full");
        assertThat(queuedNoticesOfIt(request)).isEqualTo(1);

        User olivia = scenario.user(OLIVIA).orElseThrow();
        context.getBean(Invitations.class).resend(request, olivia);
        isReturned(request, invitationMail(2), guest, "550 5.1.1 still nobody");

        await().atMost(PATIENCE).until(() -> queuedNoticesOfIt(request) == 2);
        assertThat(audited(request)).isEqualTo(3);
    }

    private MimeMessage invitationMail(int number) {
        return MailFor.recipient(guest).await(number).get(number - 1);
    }

    /** Somebody's server returns a mail, and the mailbox is read. */
    private void isReturned(RequestId request, MimeMessage mail, String recipient, String diagnostic) {
        await().atMost(PATIENCE).until(() -> isSent(request, recipient));
        returned.takes(Bounce.of(mail, recipient).saying("failed", "5.1.1", diagnostic));
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(TaskInstanceException.class)
                .until(() -> {
                    scheduler.reschedule(READING, Instant.EPOCH);
                    return returned.isAllRead();
                });
        assertThat(isSent(request, recipient)).isFalse();
    }

    private boolean isSent(RequestId request, String recipient) {
        return outbox.deliveries(request).stream()
                .filter(delivery -> delivery.recipient().toString().equals(recipient))
                .anyMatch(delivery -> delivery.state() == DeliveryState.SENT);
    }

    private List<MimeMessage> noticesOfIt() {
        String subject = "Your invitation could not be delivered to " + guest;
        await().atMost(PATIENCE).until(() -> !mailToOlivia(subject).isEmpty());
        return mailToOlivia(subject);
    }

    private static List<MimeMessage> mailToOlivia(String subject) {
        return MailFor.recipient(OLIVIA).all().stream()
                .filter(mail -> subject.equals(subject(mail)))
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private long queuedNoticesOfIt(RequestId request) {
        return scenario.mailTo(OLIVIA, request).stream()
                .filter(kind -> kind == NoticeKind.INVITATION_UNDELIVERABLE)
                .count();
    }

    private int audited(RequestId request) {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE action = 'Record bounce' AND request_id = :request")
                .param("request", request.value())
                .query(Integer.class)
                .single();
    }
}
