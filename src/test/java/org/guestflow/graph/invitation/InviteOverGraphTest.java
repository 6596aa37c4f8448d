package org.guestflow.graph.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import io.restassured.response.Response;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.guestflow.directory.ExternalUserState;
import org.guestflow.directory.User;
import org.guestflow.directory.UserType;
import org.guestflow.invitation.CopyRecipient;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationState;
import org.guestflow.mail.Delivery;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GuestAtPages;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Programs that are written for Microsoft Graph invite here: each property is stored, does what it says, and comes back. */
@ApplicationTest
class InviteOverGraphTest extends AskingOverGraph {

    @Autowired
    private Outbox outbox;

    @Autowired
    private BaseUrl baseUrl;

    private final String guest = somebodyAt("litware.com");

    @Test
    void whatNothingIsSaidOfIsAsWithGraph() {
        Response answer = asks(OLIVIA, toAtlas(guest, Map.of()));

        Invitation invitation = granted(answer);
        assertThat(invitation.sendMessage()).isFalse();
        assertThat(outbox.deliveries(invitation.id())).isEmpty();
        assertThat(answer.<String>path("'@odata.context'")).endsWith("/v1.0/$metadata#invitations/$entity");
        assertThat(answer.getHeader("Location")).endsWith("/v1.0/invitations/" + invitation.id());
        assertThat(answer.<String>path("status")).isEqualTo("PendingAcceptance");
        assertThat(answer.<String>path("invitedUserType")).isEqualTo("Guest");
        assertThat(answer.<Boolean>path("sendInvitationMessage")).isFalse();
        assertThat(answer.<Boolean>path("resetRedemption")).isFalse();
        assertThat(answer.<String>path("inviteRedirectUrl")).isEqualTo(baseUrl.link("/"));
        assertThat(answer.<String>path("invitedUser.id")).isEqualTo(id(guest));
        assertThat(user(guest).externalUserState()).contains(ExternalUserState.PENDING_ACCEPTANCE);
        assertThat(GuestAtPages.with(port, guest, answer.path("inviteRedeemUrl"))
                        .redeems(1))
                .isEqualTo("/");
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
    }

    @Test
    void withoutATargetSomebodyComesIntoTheDirectory() {
        Response answer = asks("gina@woodgrove.com", Map.of("invitedUserEmailAddress", guest));

        granted(answer);
        assertThat(answer.<String>path("target.type")).isEqualTo("directory");
        GuestAtPages.with(port, guest, answer.path("inviteRedeemUrl")).redeems(1);
        assertThat(user(guest).hasAccepted()).isTrue();
    }

    @Test
    void theMailCarriesTheLinkThatTheProgramGot() {
        Response answer = asks(OLIVIA, toAtlas(guest, Map.of("sendInvitationMessage", true)));

        assertThat(granted(answer).sendMessage()).isTrue();
        assertThat(answer.<Boolean>path("sendInvitationMessage")).isTrue();
        assertThat(answer.<String>path("inviteRedeemUrl"))
                .endsWith("/redeem/" + MailFor.recipient(guest).tokenInMail(1));
    }

    @Test
    void messageLanguageAndCopiesAreInTheMail() throws Exception {
        String boss = somebodyAt("litware.com");
        String message = "Please join us, <b>soon</b>";
        Map<String, Object> info = Map.of(
                "@odata.type",
                "microsoft.graph.invitedUserMessageInfo",
                "customizedMessageBody",
                message,
                "messageLanguage",
                "de-DE",
                "ccRecipients",
                List.of(
                        Map.of("emailAddress", Map.of("address", BEN, "name", "Ben, \"the\" <Tester>")),
                        Map.of("emailAddress", Map.of("address", boss)),
                        Map.of("emailAddress", Map.of("address", boss.replace("guest", "GUEST")))));

        Response answer =
                asks(OLIVIA, toAtlas(guest, Map.of("sendInvitationMessage", true, "invitedUserMessageInfo", info)));

        Invitation invitation = granted(answer);
        assertThat(invitation.message()).contains(message);
        assertThat(invitation.language()).contains("de-DE");
        assertThat(invitation.terms().ccRecipients().stream().map(CopyRecipient::shown))
                .containsExactly("Ben, \"the\" <Tester> (" + BEN + ")", boss);
        assertThat(answer.<String>path("invitedUserMessageInfo.customizedMessageBody"))
                .isEqualTo(message);
        assertThat(answer.<String>path("invitedUserMessageInfo.messageLanguage"))
                .isEqualTo("de-DE");
        assertThat(answer.<List<String>>path("invitedUserMessageInfo.ccRecipients.emailAddress.address"))
                .containsExactly(BEN, boss);
        assertThat(answer.<String>path("invitedUserMessageInfo.ccRecipients[0].emailAddress.name"))
                .isEqualTo("Ben, \"the\" <Tester>");
        List<MimeMessage> copies = MailFor.recipient(guest).await(3);
        assertThat(copies).allSatisfy(copy -> {
            assertThat(Arrays.stream(copy.getRecipients(RecipientType.CC)).map(Object::toString))
                    .containsExactly(BEN, boss);
            assertThat(copy.getHeader("Content-Language")).containsExactly("de");
            assertThat(MailFor.text(copy)).contains(message);
            assertThat(copy.getMessageID()).isEqualTo(copies.get(0).getMessageID());
        });
        assertThat(outbox.deliveries(invitation.id()).stream()
                        .map(delivery -> delivery.recipient().toString()))
                .containsExactlyInAnyOrder(guest, BEN, boss);
    }

    @Test
    void whoHasBlockedInvitationsGetsNoCopyAndIsNotNamed() throws Exception {
        String blocked = somebodyAt("litware.com");
        jdbc.sql("INSERT INTO blocked_recipient (mail, blocked_at) VALUES (:mail, now())")
                .param("mail", blocked)
                .update();
        Map<String, Object> info = Map.of("ccRecipients", List.of(Map.of("emailAddress", Map.of("address", blocked))));

        RequestId request = granted(asks(
                        OLIVIA, toAtlas(guest, Map.of("sendInvitationMessage", true, "invitedUserMessageInfo", info))))
                .id();

        assertThat(MailFor.recipient(guest).await(1).get(0).getRecipients(RecipientType.CC))
                .isNull();
        Awaitility.await()
                .untilAsserted(() -> assertThat(outbox.deliveries(request).stream()
                                .map(Delivery::state)
                                .map(Enum::name))
                        .containsExactlyInAnyOrder("SENT", "SUPPRESSED"));
    }

    @Test
    void nameEndAndReasonComeBack() {
        String end = LocalDate.now(ZoneOffset.UTC).plusDays(20) + "T17:30:00+02:00";

        Response answer = asks(
                OLIVIA,
                toAtlas(
                        guest,
                        Map.of(
                                "invitedUserDisplayName",
                                "Nora Lind",
                                "accessEndDateTime",
                                end,
                                "justification",
                                "Reviews the plans")));

        Invitation invitation = granted(answer);
        assertThat(user(guest).displayName()).isEqualTo("Nora Lind");
        assertThat(answer.<String>path("invitedUserDisplayName")).isEqualTo("Nora Lind");
        assertThat(invitation.justification()).contains("Reviews the plans");
        assertThat(answer.<String>path("justification")).isEqualTo("Reviews the plans");
        GuestAtPages.with(port, guest, answer.path("inviteRedeemUrl")).redeems(1);
        Instant granted = jdbc.sql("SELECT ends_at FROM group_member WHERE user_id = :guest")
                .param("guest", user(guest).id().value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        assertThat(granted).isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(21) + "T00:00:00Z");
        assertThat(answer.<String>path("accessEndDateTime")).isEqualTo(granted.toString());
    }

    @ParameterizedTest(name = "{0} is the end of {1}")
    @CsvSource(textBlock = """
            2031-05-01T00:00:00Z,      2031-04-30
            2031-05-01T00:00:01Z,      2031-05-01
            2031-05-01T23:59:59Z,      2031-05-01
            2031-05-01T01:00:00+02:00, 2031-04-30
            """)
    void anEndOfAccessIsTheEndOfItsDay(String moment, LocalDate lastDay) {
        Response answer = asks(OLIVIA, toAtlas(guest, Map.of("accessEndDateTime", moment)));

        assertThat(granted(answer).accessEndDate()).contains(lastDay);
    }

    @Test
    void redemptionSendsOnToWhereTheProgramSaid() {
        String url = baseUrl.link("/owned?from=portal");

        Response answer = asks(OLIVIA, toAtlas(guest, Map.of("inviteRedirectUrl", url)));

        assertThat(granted(answer).redirectUrl()).contains(url);
        assertThat(answer.<String>path("inviteRedirectUrl")).isEqualTo(url);
        assertThat(GuestAtPages.with(port, guest, answer.path("inviteRedeemUrl"))
                        .redeems(1))
                .isEqualTo(url);
    }

    @Test
    void anAdministratorBringsInAMemberFromOutside() {
        Response answer = asks(ADA, toAtlas(guest, Map.of("invitedUserType", "Member")));

        granted(answer);
        assertThat(answer.<String>path("invitedUserType")).isEqualTo("Member");
        User invited = user(guest);
        assertThat(invited.userType()).isEqualTo(UserType.MEMBER);
        assertThat(invited.isExternal()).isTrue();
        assertThat(invited.isActive()).isFalse();
        assertThat(invited.userPrincipalName()).contains("#EXT#");
        assertThat(scenario.isIn(guest, "all-staff")).isFalse();
        GuestAtPages pages = GuestAtPages.with(port, guest, answer.path("inviteRedeemUrl"));
        pages.redeems(1);
        assertThat(pages.isLetIn()).isTrue();
        assertThat(user(guest).hasAccepted()).isTrue();
        assertThat(scenario.isIn(guest, "project-atlas")).isTrue();
        assertThat(scenario.isIn(guest, "all-staff")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invitedUserSponsors", "invitedUserSponsors@odata.bind"})
    void sponsorsAreKeptInOrderAfterTheInviter(String property) {
        String approvers =
                targets.findGroup("guest-approvers").orElseThrow().id().toString();
        List<?> sent = property.endsWith("bind")
                ? List.of("https://graph.example/v1.0/groups/" + approvers, baseUrl.link("/v1.0/users/" + id(BEN)))
                : List.of(
                        Map.of("@odata.type", "#microsoft.graph.group", "id", approvers, "displayName", "ignored"),
                        Map.of("id", id(OLIVIA)),
                        Map.of("@odata.type", "#microsoft.graph.user", "id", id(BEN)));

        Response answer = asks(OLIVIA, toAtlas(guest, Map.of(property, sent)));

        Invitation invitation = granted(answer);
        List<String> expected = List.of(id(OLIVIA), approvers, id(BEN));
        assertThat(answer.<List<String>>path("invitedUserSponsors.id")).isEqualTo(expected);
        assertThat(answer.<List<String>>path("invitedUserSponsors.'@odata.type'"))
                .containsExactly("#microsoft.graph.user", "#microsoft.graph.group", "#microsoft.graph.user");
        assertThat(invitation.terms().sponsors().stream()
                        .map(sponsor -> sponsor.id().toString()))
                .containsExactlyElementsOf(expected);
        assertThat(jdbc.sql("SELECT coalesce(user_id, group_id) FROM sponsor WHERE guest_id = :guest ORDER BY position")
                        .param("guest", user(guest).id().value())
                        .query(String.class)
                        .list())
                .isEqualTo(expected);
        RestCaller.as(port, BEN)
                .graphGet("/invitations/" + invitation.id())
                .then()
                .statusCode(200);
    }

    @Test
    void whatOnlyTheAnswerSaysHasNoEffectWhenItIsSent() {
        Map<String, Object> sent = new HashMap<>(Map.of(
                "@odata.type",
                "#microsoft.graph.invitation",
                "@odata.context",
                "https://graph.example/v1.0/$metadata#invitations/$entity",
                "id",
                RequestId.random().toString(),
                "status",
                "Completed",
                "inviteRedeemUrl",
                "https://evil.example",
                "invitedBy",
                id(ADA),
                "createdDateTime",
                "2001-01-01T00:00:00Z",
                "invitedUser",
                Map.of("userType", "Member", "displayName", "Somebody"),
                "invitedUserType@odata.type",
                "#String"));
        sent.putAll(Collections.singletonMap("invitedUserDisplayName", null));
        sent.putAll(Collections.singletonMap("invitedUserMessageInfo", null));
        sent.putAll(Collections.singletonMap("invitedUserSponsors", null));

        Response answer = asks(OLIVIA, toAtlas(guest, sent));

        Invitation invitation = granted(answer);
        assertThat(invitation.id().toString()).isNotEqualTo(sent.get("id"));
        assertThat(invitation.state()).isEqualTo(InvitationState.PENDING_ACCEPTANCE);
        assertThat(invitation.inviter()).isEqualTo(user(OLIVIA).id());
        assertThat(invitation.createdAt()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(answer.<String>path("inviteRedeemUrl")).contains("/redeem/").doesNotContain("evil");
        assertThat(user(guest).userType()).isEqualTo(UserType.GUEST);
    }

    @Test
    void whileApprovalIsOpenThereIsNoGuestAndTheLinkWorksOnceItIsGiven() {
        Map<String, Object> body = toAtlas(guest, Map.of("target", Map.of("type", "group", "id", "board-papers")));

        Response answer = asks(OLIVIA, body);

        RequestId request = granted(answer).id();
        assertThat(answer.<String>path("status")).isEqualTo("InProgress");
        assertThat(answer.<Map<String, ?>>path("invitedUser")).isNull();
        String url = answer.path("inviteRedeemUrl");
        assertThat(GuestAtPages.with(port, guest, url).opens()).isEqualTo("refusal-invitation-not-approved");
        scenario.decides("priya@woodgrove.com", request, "approve", "");
        scenario.decides(ADA, request, "approve", "");
        GuestAtPages.with(port, guest, url).redeems(1);
        assertThat(scenario.isIn(guest, "board-papers")).isTrue();
    }

    @Test
    void aGuestWhoIsHereGetsTheTargetAndNoLink() {
        GuestAtPages.with(port, guest, asks(OLIVIA, toAtlas(guest, Map.of())).path("inviteRedeemUrl"))
                .redeems(1);

        Response answer = asks(
                OLIVIA,
                toAtlas(
                        guest,
                        Map.of(
                                "target", Map.of("type", "application", "id", "expense-portal"),
                                "sendInvitationMessage", true,
                                "invitedUserSponsors", List.of(Map.of("id", id(BEN))))));

        RequestId request = granted(answer).id();
        assertThat(answer.<String>path("status")).isEqualTo("Completed");
        assertThat(answer.<String>path("invitedUser.id")).isEqualTo(id(guest));
        assertThat(answer.<String>path("inviteRedeemUrl")).isNull();
        assertThat(answer.<List<?>>path("invitedUserSponsors")).isNull();
        assertThat(users.sponsors(user(guest).id())).containsExactly(user(OLIVIA));
        assertThat(scenario.mailTo(guest, request)).isEmpty();
    }

    @Test
    void whatTheTableDeniesIsAnErrorThatSaysWhy() {
        String stranger = somebodyAt("stranger.example");

        Response answer =
                asks(OLIVIA, toAtlas(stranger, Map.of("target", Map.of("type", "group", "id", "board-papers"))));

        assertThat(granted(answer).state()).isEqualTo(InvitationState.DENIED);
        assertThat(answer.<String>path("status")).isEqualTo("Error");
        assertThat(answer.<String>path("stateReason")).contains("UnknownToConfidential");
        assertThat(answer.<String>path("inviteRedeemUrl")).isNull();
        assertThat(scenario.user(stranger)).isEmpty();
    }

    @Test
    void theLinkIsForWhoeverAskedAndIsNotHandedOutLater() {
        Response first = asks(OLIVIA, toAtlas(guest, Map.of("justification", "for olivia's eyes")));
        String request = first.path("id");

        Response again = asks(OLIVIA, toAtlas(guest, Map.of()));
        Response gina = asks("gina@woodgrove.com", toAtlas(guest, Map.of()));

        assertThat(again.<String>path("id")).isEqualTo(request);
        assertThat(again.<String>path("inviteRedeemUrl")).isEqualTo(first.path("inviteRedeemUrl"));
        gina.then().statusCode(201);
        assertThat(gina.<String>path("id")).isEqualTo(request);
        assertThat(gina.<Map<String, ?>>path("$").keySet())
                .isEqualTo(
                        Set.of("@odata.context", "id", "invitedUserEmailAddress", "invitedUser", "status", "target"));
        for (String path : List.of("/invitations", "/invitations/" + request)) {
            Response read = RestCaller.as(port, OLIVIA).graphGet(path);
            read.then().statusCode(200);
            assertThat(read.asString()).contains(request).doesNotContain("/redeem/", "inviteRedeemUrl");
        }
    }

    @Test
    void theDecisionIsToldToThoseWhoAnswerForTheInvitation() {
        String request = asks(OLIVIA, toAtlas(guest, Map.of())).path("id");

        Response decision = RestCaller.as(port, OLIVIA).graphGet("/invitations/" + request + "/decision");

        decision.then().statusCode(200);
        assertThat(decision.<String>path("rule")).isEqualTo("MemberToNormal");
        assertThat(decision.<String>path("outcome")).isEqualTo("goAhead");
        assertThat(decision.<String>path("inputs.domainStanding")).isEqualTo("trusted");
        assertThat(decision.<Integer>path("outputs.longestAccessDays")).isPositive();
        assertRefused(
                RestCaller.as(port, BEN).graphGet("/invitations/" + request + "/decision"), 404, "UnknownInvitation");
    }
}
