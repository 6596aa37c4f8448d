package org.guestflow.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import io.restassured.response.Response;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.guestflow.audit.AuditTrail;
import org.guestflow.demo.TestLitware;
import org.guestflow.directory.AccountMerges;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitations;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GuestAtPages;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** After a data-protection request nothing knows the person, whoever had written it down, and the audit trail is whole. */
@ApplicationTest
class ErasureTest {

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
    private Invitations invitations;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String guest = somebodyAt("litware.com");
    private final String surname = "Finch" + UUID.randomUUID().toString().substring(0, 8);
    private final String secret = "blue-" + UUID.randomUUID();
    private InvitationScenario scenario;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
    }

    @Test
    void noTableKnowsTheGuestAnyMoreAndTheTrailIsWhole() {
        GuestAtPages pages = redeems(isApprovedFor("board-papers"));
        isWrittenDownEverywhere();
        User nora = scenario.user(guest).orElseThrow();
        assertThat(tablesThatMention(guest))
                .contains("audit_event", "directory_user", "invitation", "notice", "bulk_row", "blocked_recipient");
        long entries = entriesAbout(nora);

        ada().graphPost("/users/" + nora.id() + "/erase").then().statusCode(204);

        for (String text : List.of(guest, guest.replace('@', '_'), surname, secret)) {
            assertThat(tablesThatMention(text)).as(text).isEmpty();
        }
        assertThat(scenario.user(guest)).isEmpty();
        assertThat(pages.isLetIn()).isFalse();
        assertThat(trail.isWhole()).isTrue();
        assertThat(entriesAbout(nora)).isGreaterThan(entries);
        assertThat(valuesAbout(nora, "Add user")).contains(nora.id().toString()).contains("Guest");
    }

    @Test
    void whoHasAskedForOthersKeepsAnIdAndNothingElse() {
        redeems(isInvitedTo("project-atlas"));
        User nora = scenario.user(guest).orElseThrow();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> users.assignRole(
                        nora.id(),
                        DirectoryRole.GUEST_INVITER,
                        scenario.user(ADA).orElseThrow().id()));
        String other = somebodyAt("litware.com");
        RequestId hers = scenario.invites(guest, toGroup(other, "project-atlas"));
        assertThat(tablesThatMention(guest)).anyMatch(table -> table.startsWith("act_hi_"));

        ada().graphPost("/users/" + guest + "/erase").then().statusCode(204);

        assertThat(tablesThatMention(guest)).isEmpty();
        User left = users.find(nora.id()).orElseThrow();
        assertThat(left.displayName()).isEqualTo("Erased");
        assertThat(left.accountEnabled()).isFalse();
        assertThat(left.roles()).isEmpty();
        assertThat(scenario.invitation(hers).inviter()).isEqualTo(nora.id());
        assertThat(trail.isWhole()).isTrue();
        // Asked for once more, it finds nothing left to do.
        ada().graphPost("/users/" + nora.id() + "/erase").then().statusCode(204);
    }

    /** Whoever asks for it may know the address only that is no account's any more. */
    @Test
    void whoIsNamedByAnAccountThatWasMergedIsErasedAsTheOneThatStays() throws RuleViolation {
        redeems(isInvitedTo("project-atlas"));
        User nora = scenario.user(guest).orElseThrow();
        String second = somebodyAt("contoso.com");
        User other = isInvitedAndRedeems(second);
        User ada = scenario.user(ADA).orElseThrow();
        context.getBean(AccountMerges.class).merge(nora.id(), other.id(), ada.id());
        assertThat(tablesThatMention(second)).contains("audit_event", "invitation", "notice");

        ada().graphPost("/users/" + second + "/erase").then().statusCode(204);

        assertThat(scenario.user(guest)).isEmpty();
        for (String text : List.of(guest, second, second.replace('@', '_'))) {
            assertThat(tablesThatMention(text)).as(text).isEmpty();
        }
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void theAddressBeforeTheRedemptionWasResetIsForgottenToo() {
        redeems(isInvitedTo("project-atlas"));
        User nora = scenario.user(guest).orElseThrow();
        String after = somebodyAt("contoso.com");
        Response reset = RestCaller.as(port, OLIVIA)
                .graphPost(
                        "/invitations",
                        Map.of(
                                "invitedUserEmailAddress",
                                after,
                                "invitedUser",
                                Map.of("id", nora.id().toString()),
                                "resetRedemption",
                                true));
        GuestAtPages.with(port, after, reset.path("inviteRedeemUrl")).redeems(1);
        isCompleted(RequestId.parse(reset.path("id")));

        ada().graphPost("/users/" + after + "/erase").then().statusCode(204);

        for (String text : List.of(guest, guest.replace('@', '_'), after)) {
            assertThat(tablesThatMention(text)).as(text).isEmpty();
        }
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void aDirectAdditionOfThePersonOrByHerHasToBeSettledFirst() {
        redeems(isInvitedTo("project-atlas"));
        User nora = scenario.user(guest).orElseThrow();
        User sam = scenario.user("sam@litware.com").orElseThrow();

        UUID ofHer = isUnderWay(sam, guest.toUpperCase(Locale.ROOT).replace("LITWARE.COM", "litware.com"));
        assertThat(RestCaller.rule(ada().graphPost("/users/" + guest + "/erase")))
                .isEqualTo("OpenAdditions");
        isSettled(ofHer);
        UUID byHer = isUnderWay(nora, somebodyAt("litware.com"));
        assertThat(RestCaller.rule(ada().graphPost("/users/" + guest + "/erase")))
                .isEqualTo("OpenAdditions");
        assertThat(scenario.user(guest)).isPresent();
        isSettled(byHer);
        ada().graphPost("/users/" + guest + "/erase").then().statusCode(204);

        assertThat(tablesThatMention(guest)).isEmpty();
    }

    /** What is looked for in bytes has no words; the letters' case says nothing there either. */
    @Test
    void whatTheEngineKeepsInBytesGoesWhateverTheLettersCase() {
        redeems(isInvitedTo("project-atlas"));
        String id = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO act_ge_bytearray (id_, rev_, name_, bytes_) VALUES (:id, 1, 'variable', :bytes)")
                .param("id", id)
                .param("bytes", ("\u0000\u00e9t" + guest.toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8))
                .update();

        ada().graphPost("/users/" + guest + "/erase").then().statusCode(204);

        assertThat(jdbc.sql("SELECT convert_from(bytes_, 'UTF8') FROM act_ge_bytearray WHERE id_ = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("erased");
    }

    /** The partner is being asked, or approvers are. */
    private UUID isUnderWay(User inviter, String person) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO direct_addition (id, partner_id, inviter_id, target_type, state, created_at)
                SELECT :id, organisation_id, :inviter, 'directory', 'awaiting_approval', now() FROM organisation_domain WHERE domain = 'litware.com'
                """).param("id", id).param("inviter", inviter.id().value()).update();
        jdbc.sql("""
                INSERT INTO direct_addition_person (request_id, position, mail, mail_as_typed, outcome)
                VALUES (:id, 0, :mail, :mail, 'waiting')
                """).param("id", id).param("mail", person).update();
        return id;
    }

    private void isSettled(UUID addition) {
        jdbc.sql("UPDATE direct_addition SET state = 'completed' WHERE id = :id")
                .param("id", addition)
                .update();
        jdbc.sql(
                        "UPDATE direct_addition_person SET outcome = 'refused', rule = 'PolicyDenied', settled_at = now() WHERE request_id = :id")
                .param("id", addition)
                .update();
    }

    private User isInvitedAndRedeems(String address) {
        RequestId request = scenario.invites(OLIVIA, toGroup(address, "project-atlas"));
        GuestAtPages.with(port, address, "/redeem/" + MailFor.recipient(address).tokenInMail(1))
                .redeems(2);
        isCompleted(request);
        return scenario.user(address).orElseThrow();
    }

    @Test
    void aGuestWhoLeftLongAgoIsFoundByAddressAndErased() {
        redeems(isInvitedTo("project-atlas"));
        User nora = scenario.user(guest).orElseThrow();
        ada().graphDelete("/users/" + nora.id()).then().statusCode(204);
        assertThat(tablesThatMention(guest)).contains("audit_event", "notice", "deleted_user");
        Visitor ada = Visitor.signedIn(port, ADA);

        HttpResponse<String> found =
                ada.submit(ada.open("/administration/erasure"), "main form", Map.of("mail", " " + guest + " "));
        Document page = ada.open(found.headers().firstValue("Location").orElseThrow());
        assertThat(page.select("#addresses").text()).contains(guest);
        HttpResponse<String> done = ada.submit(page, "main form", Map.of());

        assertThat(ada.open(done.headers().firstValue("Location").orElseThrow()).text())
                .contains("have been erased");
        assertThat(tablesThatMention(guest)).isEmpty();
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void whatThePartnersDirectorySaidGoesToo() {
        String colleague = TestLitware.directory().people(1).get(0);
        RestCaller.as(port, "sam@litware.com")
                .start(
                        "direct-addition",
                        Map.of(
                                "partner", "litware.com",
                                "users", colleague,
                                "targetType", "group",
                                "targetId", "project-atlas"))
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> scenario.user(colleague).filter(User::hasAccepted).isPresent() && isSettled(colleague));
        assertThat(tablesThatMention(colleague)).contains("direct_addition_person");

        ada().graphPost("/users/" + colleague + "/erase").then().statusCode(204);

        assertThat(tablesThatMention(colleague)).isEmpty();
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void whatIsStillOpenHasToEndFirstAndMembersStay() throws RuleViolation {
        RequestId open = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        assertThat(RestCaller.rule(ada().graphPost("/users/" + guest + "/erase")))
                .isEqualTo("OpenRequests");
        assertThat(RestCaller.rule(ada().graphPost("/users/ben@woodgrove.com/erase")))
                .isEqualTo("MembersStay");
        assertThat(RestCaller.rule(ada().graphPost("/users/" + somebodyAt("litware.com") + "/erase")))
                .isEqualTo("UnknownUser");

        assertThat(scenario.user(guest)).isPresent();
        invitations.revoke(open, scenario.user(OLIVIA).orElseThrow());
        ada().graphPost("/users/" + guest + "/erase").then().statusCode(204);
        assertThat(tablesThatMention(guest)).isEmpty();
    }

    /** Who changes what is left of an erased entry, or takes an entry for an erased one, is found. */
    @Test
    void whatIsLeftOfAnErasedEntryIsVouchedFor() {
        redeems(isInvitedTo("project-atlas"));
        User nora = scenario.user(guest).orElseThrow();
        ada().graphPost("/users/" + nora.id() + "/erase").then().statusCode(204);
        long erased = jdbc.sql(
                        "SELECT min(sequence) FROM audit_event WHERE object_id = :nora AND erased_by IS NOT NULL")
                .param("nora", nora.id().toString())
                .query(Long.class)
                .single();

        for (String change : List.of(
                "new_value = '{\"mail\": \"somebody@else.example\"}'",
                "action = 'Something else'",
                "erased_by = erased_by + 1",
                "erased_by = NULL")) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                jdbc.sql("ALTER TABLE audit_event DISABLE TRIGGER ALL").update();
                jdbc.sql("UPDATE audit_event SET " + change + " WHERE sequence = :erased")
                        .param("erased", erased)
                        .update();

                assertThat(trail.verify().firstInvalid()).as(change).contains(erased);
                status.setRollbackOnly();
            });
        }
        assertThat(trail.isWhole()).isTrue();
    }

    private RequestId isInvitedTo(String group) {
        Map<String, Object> request = new HashMap<>(toGroup(guest, group));
        request.put("invitedUserDisplayName", "Nora " + surname);
        request.put("customizedMessageBody", "Welcome, " + secret);
        request.put("justification", "We need " + secret);
        return scenario.invites(OLIVIA, request);
    }

    private RequestId isApprovedFor(String group) {
        RequestId request = isInvitedTo(group);
        scenario.decides(PRIYA, request, "approve", "I know " + guest + ", " + secret);
        scenario.decides(ADA, request, "approve", "Nora " + surname);
        return request;
    }

    private GuestAtPages redeems(RequestId request) {
        GuestAtPages pages = GuestAtPages.with(
                port, guest, "/redeem/" + MailFor.recipient(guest).tokenInMail(1));
        pages.redeems(2);
        isCompleted(request);
        return pages;
    }

    private void isCompleted(RequestId request) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> scenario.invitation(request).state().name().equals("COMPLETED"));
    }

    /** A sign-in that failed, a copy of another's invitation, an uploaded list, a block of further mail, a mail server's answer. */
    private void isWrittenDownEverywhere() {
        new Visitor(port).signIn(guest, "wrong");
        RestCaller.as(port, OLIVIA)
                .graphPost(
                        "/invitations",
                        Map.of(
                                "invitedUserEmailAddress",
                                somebodyAt("litware.com"),
                                "target",
                                Map.of("type", "group", "id", "project-atlas"),
                                "invitedUserMessageInfo",
                                Map.of(
                                        "ccRecipients",
                                        List.of(Map.of(
                                                "emailAddress", Map.of("address", guest, "name", "Nora " + surname))))))
                .then()
                .statusCode(201);
        UUID upload = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO bulk_upload (id, uploader_id, target_type, file_name, ignored_columns, state, created_at)
                SELECT :id, id, 'directory', 'guests.csv', '{}', 'cancelled', now() FROM directory_user WHERE mail = :olivia
                """).param("id", upload).param("olivia", OLIVIA).update();
        jdbc.sql("""
                INSERT INTO bulk_row (upload_id, position, line, address, display_name, send_invitation, rule, explanation, remedy)
                VALUES (:id, 0, 2, :typed, :name, true, 'Told', :explanation, 'none')
                """)
                .param("id", upload)
                .param("typed", guest.toUpperCase(Locale.ROOT))
                .param("name", "Nora " + surname)
                .param("explanation", guest + " is known")
                .update();
        jdbc.sql("INSERT INTO blocked_recipient (mail, blocked_at) VALUES (:mail, now())")
                .param("mail", guest)
                .update();
        jdbc.sql("UPDATE notice SET server_answer = :answer WHERE recipient = :mail")
                .param("answer", "250 <" + guest + "> accepted")
                .param("mail", guest)
                .update();
    }

    private boolean isSettled(String mail) {
        return jdbc.sql("SELECT outcome = 'added' FROM direct_addition_person WHERE lower(mail) = lower(:mail)")
                .param("mail", mail)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private long entriesAbout(User user) {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE object_id = :id")
                .param("id", user.id().toString())
                .query(Long.class)
                .single();
    }

    private String valuesAbout(User user, String action) {
        return jdbc.sql("SELECT new_value::text FROM audit_event WHERE object_id = :id AND action = :action")
                .param("id", user.id().toString())
                .param("action", action)
                .query(String.class)
                .single();
    }

    private List<String> tablesThatMention(String text) {
        return jdbc
                .sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> mentions(table, text))
                .toList();
    }

    /** The whole row as text, in which PostgreSQL shows bytes in hexadecimal: the text is looked for in that form too. */
    private boolean mentions(String table, String text) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " t WHERE strpos(lower(t::text), lower(:text)) > 0"
                        + " OR strpos(t::text, encode(convert_to(:text, 'UTF8'), 'hex')) > 0)")
                .param("text", text)
                .query(Boolean.class)
                .single();
    }

    private RestCaller ada() {
        return RestCaller.as(port, ADA);
    }
}
