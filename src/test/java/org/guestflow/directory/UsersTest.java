package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.guestflow.support.AtOnce;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class UsersTest {

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    private final EmailAddress address = new EmailAddress(
            "Guest-" + UUID.randomUUID(),
            EmailAddress.parse("a@partner.example").orElseThrow().domain());
    private final RequestId request = RequestId.random();
    private User olivia;
    private User ada;

    @BeforeEach
    void lookUp() {
        olivia = member("olivia@woodgrove.com");
        ada = member("ada@woodgrove.com");
    }

    @Test
    void aNewGuestIsPendingAndHasTheInviterAsSponsor() {
        User guest = users.ensureGuest(guest("New Guest"), request);

        assertThat(guest.userType()).isEqualTo(UserType.GUEST);
        assertThat(guest.displayName()).isEqualTo("New Guest");
        assertThat(guest.externalUserState()).contains(ExternalUserState.PENDING_ACCEPTANCE);
        assertThat(guest.externalUserStateChangedAt()).isPresent();
        assertThat(guest.invitedBy()).contains(olivia.id());
        assertThat(guest.userPrincipalName()).isEqualTo(address.localPart() + "_partner.example#EXT#@woodgrove.com");
        assertThat(users.find(guest.id())).contains(guest);
        assertThat(users.sponsors(guest.id())).containsExactly(olivia);
        assertThat(users.passwordHash(guest.id())).isEmpty();
        assertThat(creationType(guest)).isEqualTo("invitation");
        assertThat(audited(guest)).containsExactly("Add user by " + olivia.id() + " for " + request);
    }

    @Test
    void theAddressServesAsNameWhereNoneIsGiven() {
        User guest = users.ensureGuest(guest(" "), request);

        assertThat(guest.displayName()).isEqualTo(address.toString());
    }

    @Test
    void aNameThatIsTooLongIsCutAndNotInTheMiddleOfALetter() {
        User guest = users.ensureGuest(guest("\uD83D\uDE00".repeat(300)), request);

        assertThat(guest.displayName()).isEqualTo("\uD83D\uDE00".repeat(256));
    }

    @Test
    void whoeverIsThereAlreadyIsFoundWhateverTheLettersCase() {
        User first = users.ensureGuest(guest("First"), request);
        EmailAddress shouted = EmailAddress.parse(address.localPart().toUpperCase(Locale.ROOT) + "@PARTNER.example")
                .orElseThrow();

        User second = users.ensureGuest(
                new NewGuest(shouted, shouted.toString(), Optional.of("Second"), Optional.empty(), ada.id()),
                RequestId.random());

        assertThat(second).isEqualTo(first);
        assertThat(users.findByMail(shouted)).contains(first);
        assertThat(audited(first)).hasSize(1);
    }

    @Test
    void twentyCallersAtOnceGetOneAccount() throws Exception {
        List<User> guests = AtOnce.call(20, () -> users.ensureGuest(guest("Everybody's"), request));

        assertThat(guests).hasSize(20).containsOnly(guests.get(0));
        assertThat(audited(guests.get(0))).hasSize(1);
        assertThat(users.sponsors(guests.get(0).id())).hasSize(1);
        assertThat(trail.isWhole()).isTrue();
    }

    @Test
    void aMembersAddressBecomesNoGuest() {
        NewGuest member =
                new NewGuest(ada.mail(), ada.mail().toString(), Optional.empty(), Optional.empty(), olivia.id());

        assertThatThrownBy(() -> users.ensureGuest(member, request)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aUserPrincipalNameThatIsTakenGetsANumber() {
        User earlier = users.ensureGuest(guest("Earlier"), request);
        jdbc.sql("UPDATE directory_user SET mail = :mail WHERE id = :id")
                .param("mail", "moved-" + address)
                .param("id", earlier.id().value())
                .update();

        User later = users.ensureGuest(guest("Later"), request);

        assertThat(later.id()).isNotEqualTo(earlier.id());
        assertThat(later.userPrincipalName()).isEqualTo(address.localPart() + "_partner.example2#EXT#@woodgrove.com");
    }

    @Test
    void acceptingTwiceIsAcceptingOnce() {
        User guest = users.ensureGuest(guest("Guest"), request);

        users.accept(guest.id(), request);
        Optional<User> accepted = users.find(guest.id());
        users.accept(guest.id(), request);

        assertThat(accepted)
                .hasValueSatisfying(user -> assertThat(user.hasAccepted()).isTrue());
        assertThat(users.find(guest.id())).isEqualTo(accepted);
        assertThat(audited(guest))
                .containsExactly(
                        "Add user by " + olivia.id() + " for " + request,
                        "Redeem external user invite by " + guest.id() + " for " + request);
    }

    @Test
    void aPendingGuestGoesWithSponsorsRolesAndMemberships() {
        User guest = users.ensureGuest(guest("Guest"), request);
        UUID crew = targets.findGroup("crew").orElseThrow().id();
        targets.addMember(crew, guest.id(), ada.id());
        users.assignRole(guest.id(), DirectoryRole.GUEST_INVITER, ada.id());

        users.removePendingGuest(guest.id(), request);
        users.removePendingGuest(guest.id(), request);

        assertThat(users.find(guest.id())).isEmpty();
        assertThat(users.sponsors(guest.id())).isEmpty();
        assertThat(targets.hasAccess(guest.id(), Target.group(crew))).isFalse();
        assertThat(audited(guest))
                .endsWith("Delete user by system for " + request)
                .hasSize(3);
    }

    @Test
    void aGuestWhoHasAcceptedStays() {
        User guest = users.ensureGuest(guest("Guest"), request);
        users.accept(guest.id(), request);

        users.removePendingGuest(guest.id(), request);

        assertThat(users.find(guest.id())).isPresent();
    }

    @Test
    void aRoleIsGivenAndTakenOnce() {
        User guest = users.ensureGuest(guest("Guest"), request);

        users.assignRole(guest.id(), DirectoryRole.GUEST_INVITER, ada.id());
        users.assignRole(guest.id(), DirectoryRole.GUEST_INVITER, ada.id());
        boolean given = users.find(guest.id()).orElseThrow().isGuestInviter();
        users.withdrawRole(guest.id(), DirectoryRole.GUEST_INVITER, ada.id());
        users.withdrawRole(guest.id(), DirectoryRole.GUEST_INVITER, ada.id());

        assertThat(given).isTrue();
        assertThat(users.find(guest.id()).orElseThrow().isGuestInviter()).isFalse();
        assertThat(audited(guest))
                .endsWith(
                        "Add member to role by " + ada.id() + " for null",
                        "Remove member from role by " + ada.id() + " for null")
                .hasSize(3);
    }

    @Test
    void theTrailTellsThatAPasswordWasSetAndNothingOfIt() {
        User guest = users.ensureGuest(guest("Guest"), request);

        users.setPasswordHash(guest.id(), "{noop}hush", guest.id());

        assertThat(users.passwordHash(guest.id())).contains("{noop}hush");
        assertThat(audited(guest)).endsWith("Change user password by " + guest.id() + " for null");
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event e WHERE e::text LIKE '%hush%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> users.setPasswordHash(UserId.random(), "{noop}hush", ada.id()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void administratorsWhoMayNotSignInAreNotListed() {
        User gone = users.addMember(
                new NewMember(
                        EmailAddress.parse("gone-" + UUID.randomUUID() + "@woodgrove.com")
                                .orElseThrow(),
                        "Gone",
                        Optional.empty()),
                ada.id().toString());
        users.assignRole(gone.id(), DirectoryRole.ADMINISTRATOR, ada.id());
        boolean listed =
                users.administrators().stream().anyMatch(user -> user.id().equals(gone.id()));

        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", gone.id().value())
                .update();

        assertThat(listed).isTrue();
        assertThat(users.administrators())
                .contains(ada)
                .noneMatch(user -> user.id().equals(gone.id()));
        users.withdrawRole(gone.id(), DirectoryRole.ADMINISTRATOR, ada.id());
    }

    @Test
    void usersAreListedPageByPage() {
        UserFilter guest = UserFilter.EVERYBODY.withMails(Set.of(address.toString()));
        users.ensureGuest(guest("Some One"), request);

        assertThat(users.count(guest)).isEqualTo(1);
        assertThat(users.list(
                        guest.withNameLike("some%")
                                .withMailLike("%@partner.example")
                                .ofType(UserType.GUEST),
                        0,
                        10))
                .singleElement()
                .satisfies(user -> assertThat(user.mail()).isEqualTo(address));
        assertThat(users.list(guest, 1, 10)).isEmpty();
        assertThat(users.list(guest.ofType(UserType.MEMBER), 0, 10)).isEmpty();
        assertThat(users.list(UserFilter.EVERYBODY, 0, 2)).hasSize(2);
    }

    @Test
    void usersAreListedByGroupAndByRole() {
        assertThat(users.list(UserFilter.EVERYBODY.inGroup("guest-approvers"), 0, 100))
                .extracting(user -> user.mail().toString())
                .contains("marco@woodgrove.com", "priya@woodgrove.com");
        assertThat(users.list(
                        UserFilter.EVERYBODY
                                .inGroup("all-staff")
                                .withMails(Set.of("Ben@woodgrove.com", "lena@litware.com")),
                        0,
                        100))
                .extracting(user -> user.mail().toString())
                .containsExactly("ben@woodgrove.com");
        assertThat(users.list(UserFilter.EVERYBODY.withRole(DirectoryRole.ADMINISTRATOR), 0, 100))
                .contains(ada);
    }

    private NewGuest guest(String name) {
        return new NewGuest(address, address.toString(), Optional.of(name), Optional.of("de"), olivia.id());
    }

    private User member(String mail) {
        return EmailAddress.parse(mail).flatMap(users::findByMail).orElseThrow();
    }

    private String creationType(User guest) {
        return jdbc.sql("SELECT creation_type FROM directory_user WHERE id = :id")
                .param("id", guest.id().value())
                .query(String.class)
                .single();
    }

    private List<String> audited(User user) {
        return jdbc.sql(
                        "SELECT action || ' by ' || actor || ' for ' || coalesce(request_id::text, 'null') FROM audit_event WHERE object_id = :id ORDER BY sequence")
                .param("id", user.id().toString())
                .query(String.class)
                .list();
    }
}
