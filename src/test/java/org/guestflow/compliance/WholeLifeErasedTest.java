package org.guestflow.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toApplication;
import static org.guestflow.support.InvitationScenario.toGroup;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.guestflow.audit.AuditTrail;
import org.guestflow.bulk.BulkInvitations;
import org.guestflow.bulk.BulkState;
import org.guestflow.bulk.BulkUploads;
import org.guestflow.demo.TestLitware;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.mail.Delivery;
import org.guestflow.mail.DeliveryState;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.review.ReviewedGroup;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GuestAtPages;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nora was everything that a guest can be, under three addresses and two accounts; she is erased, and no column of any table knows her. */
@ApplicationTest
class WholeLifeErasedTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String ADA = "ada@woodgrove.com";
    private static final String PRIYA = "priya@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private BulkInvitations bulk;

    @Autowired
    private BulkUploads uploads;

    @Autowired
    private Outbox outbox;

    private final String invited = somebodyAt("contoso.com");
    private final String added = TestLitware.directory().people(1).get(0);
    private final String present = somebodyAt("contoso.com");
    private final String surname = "Finch" + UUID.randomUUID().toString().substring(0, 8);
    private final String secret = "blue-" + UUID.randomUUID();
    private InvitationScenario scenario;
    private ReviewedGroup reviewed;
    private User nora;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
        reviewed = new ReviewedGroup(context);
    }

    @AfterEach
    void noReview() {
        reviewed.remove();
    }

    @Test
    void noColumnOfAnyTableKnowsAnyOfHerAddressesAnyMore() throws Exception {
        isInvitedApprovedAndRedeems();
        isAddedDirectlyUnderAnotherAddress();
        becomesOneAccount();
        provesAThirdAddress();
        isReviewed();
        asksForOthersAndDecides();
        UUID list = isInAListThatIsStillOpen();
        UUID hers = hasAListOfHerOwn();
        isWrittenDownElsewhere();
        for (String address : List.of(invited, added, present)) {
            assertThat(traces(address)).as(address).contains("audit_event.new_value", "notice.recipient");
        }
        assertThat(traces(secret))
                .contains(
                        "invitation.justification",
                        "approval_stage.comment",
                        "act_hi_comment.message_",
                        "bulk_row.justification");

        RestCaller.as(port, ADA)
                .graphPost("/users/" + present + "/erase")
                .then()
                .statusCode(204);

        for (String text :
                List.of(invited, added, present, principalName(invited), principalName(added), surname, secret)) {
            assertThat(traces(text)).as(text).isEmpty();
        }
        assertThat(trail.isWhole()).isTrue();
        assertThat(jdbc.sql(
                                "SELECT time_zone IS NULL AND preferred_language IS NULL FROM directory_user WHERE id = :nora")
                        .param("nora", nora.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        // The list that named her would have invited her anew.
        User olivia = scenario.user(OLIVIA).orElseThrow();
        assertThatThrownBy(() -> bulk.begin(list, olivia))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo("UploadNotChecked"));
        assertThat(jdbc.sql("SELECT state FROM bulk_upload WHERE id = :id")
                        .param("id", hers)
                        .query(String.class)
                        .single())
                .isEqualTo("cancelled");
        staysUninvited();
    }

    private void isInvitedApprovedAndRedeems() {
        Map<String, Object> request = toGroup(invited, "board-papers");
        request.put("invitedUserDisplayName", "Nora " + surname);
        request.put("customizedMessageBody", "Welcome, " + secret);
        request.put("justification", "We need " + secret);
        RequestId id = scenario.invites(OLIVIA, request);
        scenario.decides(PRIYA, id, "approve", "I know " + invited + ", " + secret);
        scenario.decides(ADA, id, "approve", "Nora " + surname);
        GuestAtPages.with(port, invited, "/redeem/" + MailFor.recipient(invited).tokenInMail(1))
                .redeems(2);
        isCompleted(id);
        nora = scenario.user(invited).orElseThrow();
    }

    private void isAddedDirectlyUnderAnotherAddress() {
        RestCaller.as(port, "sam@litware.com")
                .start(
                        "direct-addition",
                        Map.of(
                                "partner", "litware.com",
                                "users", added,
                                "targetType", "group",
                                "targetId", "project-atlas",
                                "justification", secret))
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> scenario.user(added).filter(User::hasAccepted).isPresent()
                        && MailFor.recipient(added).all().size() > 0);
    }

    private void becomesOneAccount() {
        Visitor ada = Visitor.signedIn(port, ADA);
        Document form = ada.open("/administration/guests/" + nora.id() + "/merge");
        Document review =
                Jsoup.parse(ada.submit(form, "main form", Map.of("mail", added)).body());
        ada.submit(review, "form:has(#sure)", Map.of());
        assertThat(scenario.user(added)).isEmpty();
        assertThat(scenario.isIn(invited, "project-atlas")).isTrue();
    }

    /** She is in something confidential: as with an invitation, two approve. */
    private void provesAThirdAddress() {
        Response asked = RestCaller.as(port, OLIVIA)
                .graphPost(
                        "/invitations",
                        Map.of(
                                "invitedUserEmailAddress",
                                present,
                                "invitedUser",
                                Map.of("id", nora.id().toString()),
                                "resetRedemption",
                                true));
        RequestId request = RequestId.parse(asked.path("id"));
        scenario.decides(PRIYA, request, "approve", secret);
        scenario.decides(ADA, request, "approve", secret);
        GuestAtPages.with(port, present, asked.path("inviteRedeemUrl")).redeems(1);
        isCompleted(request);
        nora = scenario.user(present).orElseThrow();
    }

    private void isReviewed() throws RuleViolation {
        reviewed.comesIn(nora);
        RequestId review = reviewed.starts();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> reviewed.outcomes(review).containsKey(nora.id()) && "open".equals(reviewed.state(review)));
        reviewed.answers(review, reviewed.owner(), ReviewedGroup.keep(nora));
    }

    private void asksForOthersAndDecides() {
        User ada = scenario.user(ADA).orElseThrow();
        users.assignRole(nora.id(), DirectoryRole.GUEST_INVITER, ada.id());
        Map<String, Object> request = toGroup(somebodyAt("contoso.com"), "project-atlas");
        request.put("customizedMessageBody", "Do come, " + secret);
        request.put("justification", "I need " + secret);
        RequestId hers = scenario.invites(present, request);
        RequestId others = scenario.invites(OLIVIA, toGroup(somebodyAt("contoso.com"), "board-papers"));
        scenario.decides(PRIYA, others, "approve", "");
        // As if it had been hers to decide: she was a member once.
        jdbc.sql(
                        "UPDATE approval_stage SET decided_by = :nora, comment = :comment WHERE request_id = :id AND decision = 'approve'")
                .param("nora", nora.id().value())
                .param("comment", "As I told you, " + secret)
                .param("id", others.value())
                .update();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql(
                                "SELECT count(*) = 0 FROM notice WHERE request_id IN (:hers, :others) AND state IN ('queued', 'sending')")
                        .param("hers", hers.value())
                        .param("others", others.value())
                        .query(Boolean.class)
                        .single());
    }

    private UUID isInAListThatIsStillOpen() throws RuleViolation {
        User olivia = scenario.user(OLIVIA).orElseThrow();
        Target portal = Target.application(
                targets.findApplication("expense-portal").orElseThrow().id());
        String file =
                "email,name,message\n" + present.toUpperCase(Locale.ROOT) + ",Nora " + surname + "," + secret + "\n";
        UUID list = uploads.take(olivia, portal, "guests.csv", file.getBytes(StandardCharsets.UTF_8));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> uploads.get(list, olivia).state() == BulkState.CHECKED);
        assertThat(uploads.get(list, olivia).counts().toAsk()).isOne();
        return list;
    }

    private UUID hasAListOfHerOwn() throws RuleViolation {
        Target atlas =
                Target.group(targets.findGroup("project-atlas").orElseThrow().id());
        String file = "email,justification\n" + somebodyAt("contoso.com") + "," + secret + "\n";
        UUID list =
                uploads.take(nora, atlas, "List of Nora " + surname + ".csv", file.getBytes(StandardCharsets.UTF_8));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> uploads.get(list, nora).state() == BulkState.CHECKED);
        return list;
    }

    /** A sign-in that failed, a copy of another's invitation, a block of further mail, a mail server's answer, what the engine keeps of itself. */
    private void isWrittenDownElsewhere() {
        new Visitor(port).signIn(present, "wrong");
        RestCaller.as(port, OLIVIA)
                .graphPost(
                        "/invitations",
                        Map.of(
                                "invitedUserEmailAddress",
                                somebodyAt("litware.com"),
                                "target",
                                Map.of("type", "group", "id", "project-atlas"),
                                "invitedUserMessageInfo",
                                Map.of("ccRecipients", List.of(Map.of("emailAddress", Map.of("address", present))))))
                .then()
                .statusCode(201);
        jdbc.sql("INSERT INTO blocked_recipient (mail, blocked_at) VALUES (:mail, now())")
                .param("mail", present)
                .update();
        jdbc.sql("UPDATE notice SET server_answer = :answer WHERE recipient = :mail")
                .param("answer", "250 <" + invited + "> accepted")
                .param("mail", invited)
                .update();
        jdbc.sql("UPDATE directory_user SET time_zone = 'Europe/Berlin', preferred_language = 'de' WHERE id = :nora")
                .param("nora", nora.id().value())
                .update();
        jdbc.sql("INSERT INTO act_ge_bytearray (id_, rev_, name_, bytes_) VALUES (:id, 1, 'variable', :bytes)")
                .param("id", UUID.randomUUID().toString())
                .param(
                        "bytes",
                        ("\u0000\u00e9" + principalName(invited).toUpperCase(Locale.ROOT))
                                .getBytes(StandardCharsets.UTF_8))
                .update();
        jdbc.sql("INSERT INTO act_hi_comment (id_, type_, time_, user_id_, action_, message_, full_msg_)"
                        + " VALUES (:id, 'comment', now(), :mail, 'AddComment', :said, :bytes)")
                .param("id", UUID.randomUUID().toString())
                .param("mail", present.toUpperCase(Locale.ROOT))
                .param("said", "Dear all, " + secret)
                .param("bytes", secret.getBytes(StandardCharsets.UTF_8))
                .update();
    }

    private void staysUninvited() {
        RequestId anew = scenario.invites(OLIVIA, toApplication(present, "expense-portal"));

        assertThat(outbox.deliveries(anew))
                .filteredOn(delivery -> delivery.kind() == NoticeKind.INVITATION)
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.SUPPRESSED);
    }

    private void isCompleted(RequestId request) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> scenario.invitation(request).state().name().equals("COMPLETED"));
    }

    private static String principalName(String address) {
        return address.replace('@', '_') + "#EXT#@woodgrove.com";
    }

    private List<String> traces(String text) {
        return new TracesOf(jdbc).text(text);
    }
}
