package org.guestflow.mail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guestflow.mail.Delivery;
import org.guestflow.mail.DeliveryState;
import org.guestflow.mail.Notice;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** "Block further invitations from this organisation", by the link in the mail. */
@ApplicationTest
class BlockPageTest {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/block/[A-Za-z0-9_-]+)");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aGuestBlocksFurtherInvitationsAndAllowsThemAgain() {
        String guest = InvitationScenario.somebodyAt("litware.com");
        InvitationScenario scenario = new InvitationScenario(context);
        scenario.invites("olivia@woodgrove.com", InvitationScenario.toGroup(guest, "project-atlas"));
        String page = blockPage(guest);
        Visitor visitor = new Visitor(port);

        Document question = visitor.open(page);
        assertThat(question.title()).isEqualTo("Block invitations");
        assertThat(question.text()).contains("no further invitations from WoodGrove", guest);
        assertThat(visitor.cookie("guestflow")).isEmpty();
        assertThat(isBlocked(guest)).isFalse();

        HttpResponse<String> blocked = visitor.submit(question, "form#continue", Map.of());
        assertThat(blocked.statusCode()).isEqualTo(303);
        assertThat(blocked.headers().firstValue("Location")).hasValue(page);
        Document done = visitor.open(page);
        assertThat(done.text()).contains("Invitations are blocked");
        assertThat(isBlocked(guest)).isTrue();

        RequestId second =
                scenario.invites("olivia@woodgrove.com", InvitationScenario.toApplication(guest, "expense-portal"));
        assertThat(outbox.deliveries(second))
                .filteredOn(delivery -> delivery.kind() == NoticeKind.INVITATION)
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.SUPPRESSED);
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM audit_event WHERE action = 'Send mail' AND new_value ->> 'state' = 'suppressed' AND request_id = :id")
                        .param("id", second.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        int before = MailFor.recipient(guest).all().size();
        assertThat(visitor.submit(done, "form#continue", Map.of()).headers().firstValue("Location"))
                .hasValue(page + "?sent");
        String code = MailFor.recipient(guest).codeInMail(before + 1);
        HttpResponse<String> undone = visitor.submit(done, "form#undo", Map.of("code", code));
        assertThat(isBlocked(guest)).isFalse();
        assertThat(visitor.open(undone.headers().firstValue("Location").orElseThrow())
                        .text())
                .contains("Invitations are allowed again");
    }

    /** Whoever was passed the mail on has the link, and not the recipient's mailbox. */
    @Test
    void theLinkAloneAllowsNothing() {
        String guest = InvitationScenario.somebodyAt("litware.com");
        new InvitationScenario(context)
                .invites("olivia@woodgrove.com", InvitationScenario.toGroup(guest, "project-atlas"));
        String page = blockPage(guest);
        Visitor visitor = new Visitor(port);
        visitor.submit(visitor.open(page), "form#continue", Map.of());
        Document blocked = visitor.open(page);

        assertThat(triesToAllow(visitor, blocked, "")).isEqualTo(page + "?wrong");
        int before = MailFor.recipient(guest).all().size();
        visitor.submit(blocked, "form#continue", Map.of());
        String code = MailFor.recipient(guest).codeInMail(before + 1);
        String wrong = "12345678".equals(code) ? "12345679" : "12345678";
        for (int tries = 0; tries < 5; tries++) {
            assertThat(triesToAllow(visitor, blocked, wrong)).isEqualTo(page + "?wrong");
        }

        assertThat(triesToAllow(visitor, blocked, code)).as("tried too often").isEqualTo(page + "?wrong");
        assertThat(isBlocked(guest)).isTrue();
        visitor.submit(blocked, "form#continue", Map.of());
        String next = MailFor.recipient(guest).codeInMail(before + 2);
        assertThat(triesToAllow(visitor, blocked, next)).isEqualTo(page + "?undone");
        assertThat(isBlocked(guest)).isFalse();
        assertThat(triesToAllow(visitor, blocked, next)).as("used").isEqualTo(page + "?wrong");
    }

    @Test
    void noMoreThanFiveCodesAreMailedWithinAnHour() {
        String guest = InvitationScenario.somebodyAt("litware.com");
        new InvitationScenario(context)
                .invites("olivia@woodgrove.com", InvitationScenario.toGroup(guest, "project-atlas"));
        String page = blockPage(guest);
        Visitor visitor = new Visitor(port);
        visitor.submit(visitor.open(page), "form#continue", Map.of());
        Document blocked = visitor.open(page);

        for (int asked = 0; asked < 7; asked++) {
            visitor.submit(blocked, "form#continue", Map.of());
        }

        assertThat(jdbc.sql("SELECT count(*) FROM notice WHERE recipient = :guest AND kind = 'block-passcode'")
                        .param("guest", guest)
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    private static String triesToAllow(Visitor visitor, Document page, String code) {
        return visitor.submit(page, "form#undo", Map.of("code", code))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void otherMailStillComes() {
        EmailAddress guest =
                EmailAddress.parse(InvitationScenario.somebodyAt("litware.com")).orElseThrow();
        jdbc.sql("INSERT INTO blocked_recipient (mail, blocked_at) VALUES (:mail, now())")
                .param("mail", guest.key())
                .update();
        Notice expired = new Notice(
                RequestId.random(),
                NoticeKind.INVITATION_EXPIRED,
                1,
                guest,
                List.of(),
                "en",
                Map.of(NoticeContent.GUEST_MAIL, guest.toString(), NoticeContent.TARGET_TYPE, "group"));

        transaction.executeWithoutResult(status -> outbox.queue(expired));

        assertThat(MailFor.recipient(guest.toString()).await(1)).hasSize(1);
    }

    @Test
    void thePageSpeaksTheLanguageOfTheMail() {
        String guest = InvitationScenario.somebodyAt("litware.com");
        Map<String, Object> request = InvitationScenario.toGroup(guest, "project-atlas");
        request.put("messageLanguage", "ja");
        new InvitationScenario(context).invites("olivia@woodgrove.com", request);

        Document page = new Visitor(port).speaking("de").open(blockPage(guest));

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("ja");
        assertThat(page.text()).contains("WoodGrove からの今後の招待をブロックしますか");
    }

    @Test
    void aForgedOrBrokenLinkLeadsNowhereAndAForeignFormDoesNothing() {
        String guest = InvitationScenario.somebodyAt("litware.com");
        new InvitationScenario(context)
                .invites("olivia@woodgrove.com", InvitationScenario.toGroup(guest, "project-atlas"));
        String page = blockPage(guest);
        Visitor visitor = new Visitor(port);

        char last = page.charAt(page.length() - 5);
        String forged =
                page.substring(0, page.length() - 5) + (last == 'A' ? 'B' : 'A') + page.substring(page.length() - 4);
        HttpResponse<String> unknown = visitor.get(forged);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(unknown.body()).text())
                .contains("This link does not work")
                .doesNotContain(guest);
        assertThat(visitor.get("/block/xyz").statusCode()).isEqualTo(404);

        assertThat(new Visitor(port).post(page, Map.of()).statusCode()).isEqualTo(403);
        assertThat(isBlocked(guest)).isFalse();
    }

    private boolean isBlocked(String guest) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM blocked_recipient WHERE mail = :mail)")
                .param("mail", guest)
                .query(Boolean.class)
                .single();
    }

    private static String blockPage(String guest) {
        Matcher link =
                LINK.matcher(MailFor.text(MailFor.recipient(guest).await(1).get(0)));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
