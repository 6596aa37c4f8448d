package org.guestflow.graph.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import io.restassured.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.ExternalUserState;
import org.guestflow.directory.User;
import org.guestflow.directory.UserType;
import org.guestflow.identity.IdentityLinks;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationProcess;
import org.guestflow.invitation.InvitationPurpose;
import org.guestflow.invitation.Invitations;
import org.guestflow.invitation.LinkStanding;
import org.guestflow.partner.DelegatedTokens;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AtOnce;
import org.guestflow.support.GuestAtPages;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Accounts that are there prove another address: a guest whose redemption is reset, a member who becomes an external user. */
@ApplicationTest
class ProvingAnewTest extends AskingOverGraph {

    @Autowired
    private Invitations invitations;

    @Autowired
    private IdentityLinks links;

    @Autowired
    private DelegatedTokens tokens;

    @Autowired
    private Partners partners;

    @Autowired
    private Clock clock;

    private final String before = somebodyAt("litware.com");
    private final String after = somebodyAt("contoso.com");

    @Test
    void theInviterResetsAGuestWhoKeepsTheAccountAndProvesAnotherAddress() throws Exception {
        GuestAtPages oldBrowser = guestInAtlas();
        User guest = user(before);
        Partner litware = partners.find(guest.mail().domain()).orElseThrow();
        links.link(guest.id(), new ProvenIdentity("https://idp.example", before, before));
        tokens.keep(guest.id(), litware.id(), "token", clock.instant().plus(Duration.ofHours(1)));

        Response answer = asks(OLIVIA, about(guest.id().toString(), after, true));

        Invitation invitation = granted(answer);
        assertThat(answer.<Boolean>path("resetRedemption")).isTrue();
        assertThat(answer.<String>path("status")).isEqualTo("PendingAcceptance");
        assertThat(answer.<String>path("invitedUser.id")).isEqualTo(guest.id().toString());
        assertThat(invitation.terms().purpose()).isEqualTo(InvitationPurpose.RESET_REDEMPTION);
        User reset = user(after);
        assertThat(reset.id()).isEqualTo(guest.id());
        assertThat(reset.userPrincipalName()).isEqualTo(guest.userPrincipalName());
        assertThat(reset.externalUserState()).contains(ExternalUserState.PENDING_ACCEPTANCE);
        assertThat(scenario.isIn(after, "project-atlas")).isTrue();
        assertThat(scenario.user(before)).isEmpty();
        assertThat(oldBrowser.isLetIn()).isFalse();
        assertThat(jdbc.sql("SELECT count(*) FROM spring_session WHERE principal_name = :id")
                        .param("id", guest.id().toString())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(links.issuerOf(guest.id())).isEmpty();
        assertThat(tokens.find(guest.id(), litware.id())).isEmpty();

        GuestAtPages newBrowser = GuestAtPages.with(port, after, answer.path("inviteRedeemUrl"));
        newBrowser.redeems(1);
        assertThat(newBrowser.isLetIn()).isTrue();
        assertThat(oldBrowser.isLetIn()).isFalse();
        assertThat(user(after).hasAccepted()).isTrue();
        assertThat(scenario.isIn(after, "project-atlas")).isTrue();
        assertThat(scenario.endsOf("invitation", invitation.id())).containsExactly("Access granted");
    }

    @Test
    void anAccountThatIsInSomethingConfidentialIsResetAsPolicyHasItForThat() {
        guestInAtlas();
        User guest = user(before);
        targets.addMember(
                targets.findGroup("board-papers").orElseThrow().id(),
                guest.id(),
                user(ADA).id());
        String stranger = somebodyAt("stranger.example");
        assertThat(asks(OLIVIA, about(guest.id().toString(), stranger, true)).<String>path("status"))
                .isEqualTo("Error");
        assertThat(user(before).hasAccepted()).isTrue();

        Response answer = asks(OLIVIA, about(guest.id().toString(), after, true));

        RequestId request = granted(answer).id();
        assertThat(answer.<String>path("status")).isEqualTo("InProgress");
        assertThat(user(before).hasAccepted()).isTrue();
        scenario.decides("priya@woodgrove.com", request, "approve", "");
        scenario.decides(ADA, request, "approve", "");
        assertThat(user(after).id()).isEqualTo(guest.id());
        assertThat(user(after).hasAccepted()).isFalse();
        GuestAtPages.with(port, after, answer.path("inviteRedeemUrl")).redeems(1);
        assertThat(scenario.isIn(after, "board-papers")).isTrue();
    }

    @Test
    void theSameAddressCanBeProvenAnew() {
        guestInAtlas();

        Response answer = asks(ADA, about(id(before), before, true));

        granted(answer);
        assertThat(user(before).hasAccepted()).isFalse();
        GuestAtPages.with(port, before, answer.path("inviteRedeemUrl")).redeems(2);
        assertThat(user(before).hasAccepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoke", "decline", "undeliverable", "expire"})
    void aGuestWhoseResetComesToNothingStaysWithoutGettingIn(String end) throws Exception {
        guestInAtlas();
        String account = id(before);
        RequestId request = granted(asks(OLIVIA, about(account, after, true))).id();

        switch (end) {
            case "revoke" -> invitations.revoke(request, user(OLIVIA));
            case "decline" -> invitations.decline(scenario.link(request));
            case "expire" -> scenario.runJobAt("InvitationExpired", request);
            default -> context.getBean(InvitationProcess.class).mailUndeliverable(request);
        }

        assertThat(scenario.isRunning(request)).isFalse();
        assertThat(id(after)).isEqualTo(account);
        assertThat(user(after).isActive()).isFalse();
        assertThat(scenario.isIn(after, "project-atlas")).isTrue();
        granted(asks(OLIVIA, about(account, before, true)));
        assertThat(id(before)).isEqualTo(account);
    }

    @Test
    void anotherInvitationThatEndsDoesNotTakeTheResetGuestAlong() throws Exception {
        guestInAtlas();
        RequestId reset = granted(asks(OLIVIA, about(id(before), after, true))).id();
        RequestId other = granted(asks(
                        OLIVIA,
                        toAtlas(after, Map.of("target", Map.of("type", "application", "id", "expense-portal")))))
                .id();
        invitations.revoke(reset, user(OLIVIA));

        invitations.revoke(other, user(OLIVIA));

        assertThat(scenario.isIn(after, "project-atlas")).isTrue();
    }

    @Test
    void aLinkToTheOldAddressDoesNotOpenTheAccountAnyMore() {
        RequestId old = granted(asks(OLIVIA, toAtlas(before, Map.of()))).id();
        assertThat(invitations.standingOf(scenario.link(old))).isEqualTo(LinkStanding.REDEEMABLE);

        granted(asks(OLIVIA, about(id(before), after, true)));

        assertThat(invitations.standingOf(scenario.link(old))).isEqualTo(LinkStanding.BLOCKED);
    }

    @Test
    void whoAnswersForNobodyResetsNobody() {
        guestInAtlas();
        String account = id(before);
        for (String stranger : List.of(BEN, "gina@woodgrove.com", "marco@woodgrove.com")) {
            assertRefused(asks(stranger, about(account, after, true)), 404, "UnknownInvitedUser");
        }
        users.assignRole(
                user(before).id(), DirectoryRole.GUEST_INVITER, user(ADA).id());
        assertRefused(asks(OLIVIA, about(account, after, true)), 403, "AdministratorOnly");
        assertRefused(asks(ADA, about(account, "lena@litware.com", true)), 409, "AddressTaken");
        assertRefused(asks(ADA, about(account, BEN, true)), 400, "HostDomain");
        assertRefused(asks(ADA, about(account, after, false)), 400, "ResetRedemptionMismatch");
        assertRefused(asks(ADA, about(id(ADA), after, false)), 403, "OwnAccount");
        assertThat(user(before).hasAccepted()).isTrue();
        assertThat(scenario.user(after)).isEmpty();
    }

    @Test
    void anOpenInvitationOfTheAddressComesFirst() {
        granted(asks(ADA, Map.of("invitedUserEmailAddress", before)));

        assertRefused(asks(ADA, about(id(before), before, true)), 409, "InvitationOpen");
    }

    @Test
    void theAccountThatIsNamedWithItsOwnAddressIsInvitedAsAnybody() {
        guestInAtlas();

        Response answer = asks(ADA, about(id(before), before, false));

        assertThat(granted(answer).terms().purpose()).isEqualTo(InvitationPurpose.BRING_IN);
        assertThat(answer.<String>path("status")).isEqualTo("Completed");
    }

    @Test
    void anAdministratorTurnsAMemberIntoAnExternalUser() {
        User member = member("mira");

        Response answer = asks(ADA, withSponsor(about(member.id().toString(), after, false), BEN));

        Invitation invitation = granted(answer);
        assertThat(invitation.terms().purpose()).isEqualTo(InvitationPurpose.CONVERT_MEMBER);
        assertThat(answer.<String>path("invitedUserType")).isEqualTo("Member");
        assertThat(answer.<List<String>>path("invitedUserSponsors.id")).containsExactly(id(ADA), id(BEN));
        User converted = user(after);
        assertThat(converted.id()).isEqualTo(member.id());
        assertThat(converted.userPrincipalName()).isEqualTo(member.userPrincipalName());
        assertThat(converted.userType()).isEqualTo(UserType.MEMBER);
        assertThat(converted.isExternal()).isTrue();
        assertThat(users.passwordHash(member.id())).isEqualTo(Optional.empty());
        assertThat(RestCaller.as(port, member.mail().toString())
                        .graphGet("/invitations")
                        .statusCode())
                .isEqualTo(401);
        assertThat(users.sponsors(member.id())).containsExactly(user(ADA), user(BEN));
        GuestAtPages pages = GuestAtPages.with(port, after, answer.path("inviteRedeemUrl"));
        pages.redeems(1);
        assertThat(pages.isLetIn()).isTrue();
        assertThat(user(after).hasAccepted()).isTrue();
    }

    @Test
    void membersAreConvertedByAdministratorsOnly() {
        String member = member("mona").id().toString();
        assertRefused(asks(OLIVIA, about(member, after, false)), 403, "AdministratorOnly");
        assertRefused(asks("lena@litware.com", about(member, after, false)), 404, "UnknownInvitedUser");
        assertRefused(asks(ADA, about(member, after, true)), 400, "ResetRedemptionMismatch");
        assertThat(EmailAddress.parse(after).flatMap(users::findByMail)).isEmpty();

        User second = administrator("zoe");
        granted(asks(ADA, about(second.id().toString(), after, false)));
        assertThat(users.find(second.id()).orElseThrow().isActive()).isFalse();
    }

    @Test
    void ofTwoAdministratorsWhoConvertEachOtherAtOnceOneStays() throws Exception {
        User zoe = administrator("zoe");
        User max = administrator("max");
        User ada = user(ADA);
        users.withdrawRole(ada.id(), DirectoryRole.ADMINISTRATOR, ada.id());
        try {
            List<Response> answers = AtOnce.call(List.of(() -> converts(zoe, max), () -> converts(max, zoe)));

            assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
            assertThat(users.administrators()).filteredOn(User::isActive).hasSize(1);
        } finally {
            users.assignRole(ada.id(), DirectoryRole.ADMINISTRATOR, ada.id());
        }
    }

    private Response converts(User administrator, User other) {
        return asks(administrator.mail().toString(), about(other.id().toString(), somebodyAt("contoso.com"), false));
    }

    private static Map<String, Object> withSponsor(Map<String, Object> body, String sponsor) {
        body.put("invitedUserSponsors", List.of(Map.of("id", sponsor)));
        return body;
    }

    private GuestAtPages guestInAtlas() {
        GuestAtPages pages = GuestAtPages.with(
                port, before, asks(OLIVIA, toAtlas(before, Map.of())).path("inviteRedeemUrl"));
        pages.redeems(1);
        assertThat(pages.isLetIn()).isTrue();
        assertThat(scenario.isIn(before, "project-atlas")).isTrue();
        return pages;
    }
}
