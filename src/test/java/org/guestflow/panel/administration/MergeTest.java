package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toApplication;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.User;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GuestAtPages;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One person was brought in under two addresses; an administrator makes one account of the two. */
@ApplicationTest
class MergeTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    private final String kept = somebodyAt("litware.com");
    private final String other = somebodyAt("contoso.com");
    private InvitationScenario scenario;
    private Visitor ada;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
        ada = Visitor.signedIn(port, "ada@woodgrove.com");
    }

    @Test
    void whatTheOtherAccountHadGoesOverAndItIsGone() {
        String later = LocalDate.now(ZoneOffset.UTC).plusDays(100).toString();
        redeems(
                kept,
                scenario.invites(
                        OLIVIA,
                        until(LocalDate.now(ZoneOffset.UTC).plusDays(10).toString(), toGroup(kept, "project-atlas"))));
        RequestId others = scenario.invites(OLIVIA, until(later, toGroup(other, "project-atlas")));
        redeems(other, others);
        redeemsMore(other, scenario.invites(OLIVIA, toApplication(other, "expense-portal")));
        User stays = scenario.user(kept).orElseThrow();
        User goes = scenario.user(other).orElseThrow();

        Document review = review(stays, other);
        assertThat(review.select("#access").text()).contains("Project Atlas", "Expense portal");
        assertThat(review.text()).contains("Nobody signs in with " + other);
        HttpResponse<String> done = ada.submit(review, "form:has(#sure)", Map.of());

        Document page = ada.open(done.headers().firstValue("Location").orElseThrow());
        assertThat(page.text()).contains("The two accounts are one");
        assertThat(page.select("#access li").eachText())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("Expense portal"))
                .anyMatch(line -> line.startsWith("Project Atlas"));
        assertThat(endOfAtlas(stays)).isEqualTo(later);
        assertThat(scenario.user(other)).isEmpty();
        assertThat(jdbc.sql("SELECT guest_id FROM invitation WHERE id = :id")
                        .param("id", others.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(stays.id().value());
        assertThat(ada.open("/administration/audit?object=" + stays.id() + "&action=Merge+user")
                        .text())
                .contains(goes.id().toString());
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void neitherTheSameNorAMemberNorSomebodyWhoIsStillInvited() {
        redeems(kept, scenario.invites(OLIVIA, toGroup(kept, "project-atlas")));
        scenario.invites(OLIVIA, toGroup(other, "project-atlas"));
        User stays = scenario.user(kept).orElseThrow();

        assertThat(review(stays, kept).select("#refusal").text()).contains("the same account");
        assertThat(review(stays, "ben@woodgrove.com").select("#refusal").text())
                .contains("Only accounts of people from outside");
        assertThat(review(stays, other).select("#refusal").text()).contains("still open");
        assertThat(review(stays, somebodyAt("litware.com")).select("#refusal").text())
                .isNotEmpty();
        assertThat(scenario.user(other)).isPresent();
    }

    /** Nobody has proven the address yet: access would go to whoever does. */
    @Test
    void whoHasNotAcceptedYetIsGivenNothing() {
        scenario.invites(OLIVIA, toGroup(kept, "project-atlas"));
        redeems(other, scenario.invites(OLIVIA, toGroup(other, "project-atlas")));

        assertThat(review(scenario.user(kept).orElseThrow(), other)
                        .select("#refusal")
                        .text())
                .contains("has not accepted its invitation", "keep the other account");
        assertThat(scenario.user(other)).isPresent();
    }

    @Test
    void aBlockIsNotUndoneByAMergeAndNotExtended() {
        redeems(kept, scenario.invites(OLIVIA, toGroup(kept, "project-atlas")));
        redeems(other, scenario.invites(OLIVIA, toGroup(other, "project-atlas")));
        User stays = scenario.user(kept).orElseThrow();
        User goes = scenario.user(other).orElseThrow();

        blocks(goes, true);
        assertThat(review(stays, other).select("#refusal").text()).contains("is blocked", "Unblock it first");
        blocks(goes, false);
        blocks(stays, true);
        assertThat(review(stays, other).select("#refusal").text()).contains("is blocked");
        blocks(stays, false);
        assertThat(review(stays, other).select("#refusal")).isEmpty();
        assertThat(scenario.user(other)).isPresent();
    }

    @Test
    void whoDoesNotWantInvitationsAtOneAddressIsNotBroughtToAnother() {
        redeems(kept, scenario.invites(OLIVIA, toGroup(kept, "project-atlas")));
        redeems(other, scenario.invites(OLIVIA, toGroup(other, "project-atlas")));
        jdbc.sql("INSERT INTO blocked_recipient (mail, blocked_at) VALUES (:mail, now())")
                .param("mail", other)
                .update();

        assertThat(review(scenario.user(kept).orElseThrow(), other)
                        .select("#refusal")
                        .text())
                .contains("does not want invitations", "allows them again");
        assertThat(scenario.user(other)).isPresent();
    }

    private void blocks(User guest, boolean blocked) {
        RestCaller.as(port, "ada@woodgrove.com")
                .graphPatch("/users/" + guest.id(), Map.of("accountEnabled", !blocked))
                .then()
                .statusCode(204);
    }

    private Document review(User stays, String mail) {
        Document form = ada.open("/administration/guests/" + stays.id() + "/merge");
        return Jsoup.parse(ada.submit(form, "main form", Map.of("mail", mail)).body());
    }

    private static Map<String, Object> until(String day, Map<String, Object> request) {
        Map<String, Object> dated = new HashMap<>(request);
        dated.put("accessEndDate", day);
        return dated;
    }

    private void redeems(String guest, RequestId request) {
        GuestAtPages.with(port, guest, "/redeem/" + MailFor.recipient(guest).tokenInMail(1))
                .redeems(2);
        awaitAccess(request);
    }

    /** Who is a guest already has access at once. */
    private void redeemsMore(String guest, RequestId request) {
        awaitAccess(request);
        assertThat(scenario.user(guest)).isPresent();
    }

    private void awaitAccess(RequestId request) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        "COMPLETED".equals(scenario.invitation(request).state().name()));
    }

    /** The last day of access; it ends with that day, in the host's zone. */
    private String endOfAtlas(User guest) {
        return jdbc.sql(
                        "SELECT ((m.ends_at - interval '1 microsecond') AT TIME ZONE 'UTC')::date::text FROM group_member m JOIN directory_group g ON g.id = m.group_id"
                                + " WHERE g.mail_nickname = 'project-atlas' AND m.user_id = :guest")
                .param("guest", guest.id().value())
                .query(String.class)
                .single();
    }
}
