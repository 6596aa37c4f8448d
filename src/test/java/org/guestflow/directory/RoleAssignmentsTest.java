package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.support.AtOnce;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class RoleAssignmentsTest {

    private static final DirectoryRole ADMINISTRATOR = DirectoryRole.ADMINISTRATOR;
    private static final DirectoryRole GUEST_INVITER = DirectoryRole.GUEST_INVITER;

    @Autowired
    private RoleAssignments assignments;

    @Autowired
    private Users users;

    private User ada;
    private User olivia;

    @BeforeEach
    void lookUp() {
        ada = user("ada@woodgrove.com");
        olivia = user("olivia@woodgrove.com");
    }

    @AfterEach
    void asItWas() {
        users.assignRole(ada.id(), ADMINISTRATOR, ada.id());
        users.withdrawRole(olivia.id(), ADMINISTRATOR, ada.id());
    }

    @RepeatedTest(10)
    void ofTwoAdministratorsWhoLeaveTheRoleAtOnceOneKeepsIt() throws Exception {
        assignments.give(olivia.id(), ADMINISTRATOR, ada.id());

        List<String> outcomes =
                AtOnce.call(List.<Callable<String>>of(() -> takeFromHimself(ada), () -> takeFromHimself(olivia)));

        assertThat(outcomes).containsExactlyInAnyOrder("done", "LastAdministrator");
        assertThat(users.administrators()).hasSize(1);
    }

    @Test
    void onlyAdministratorsGiveAndTakeRoles() {
        assertThatThrownBy(() -> assignments.give(olivia.id(), GUEST_INVITER, olivia.id()))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo("AdministratorOnly"));
        assertThatThrownBy(() -> assignments.take(ada.id(), ADMINISTRATOR, olivia.id()))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo("AdministratorOnly"));
        assertThat(user("ada@woodgrove.com").isAdministrator()).isTrue();
    }

    @Test
    void theListGoesOnFromRoleToRole() throws RuleViolation {
        Slice<RoleAssignment> first = assignments.list(Optional.empty(), Optional.empty(), 1);
        Slice<RoleAssignment> second = assignments.list(Optional.empty(), first.next(), 1);

        assertThat(first.items())
                .singleElement()
                .satisfies(one -> assertThat(one.role()).isEqualTo(ADMINISTRATOR))
                .satisfies(one -> assertThat(one.user().mail()).isEqualTo(ada.mail()));
        assertThat(second.items())
                .singleElement()
                .satisfies(one -> assertThat(one.role()).isEqualTo(GUEST_INVITER));
        assertThatThrownBy(() -> assignments.list(Optional.empty(), Optional.of("x"), 1))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void theGuestInvitersOfAPartnerAreItsAcceptedGuestsWithTheRole() {
        String domain = "p" + UUID.randomUUID() + ".example";
        User accepted = guest("eu." + domain);
        User pending = guest(domain);
        User without = guest(domain);
        User elsewhere = guest("not" + domain);
        for (User guest : List.of(accepted, pending, elsewhere)) {
            users.assignRole(guest.id(), GUEST_INVITER, ada.id());
        }
        for (User guest : List.of(accepted, without, elsewhere)) {
            users.accept(guest.id(), RequestId.random());
        }

        assertThat(assignments.guestInviters(GuestDomains.at(Set.of(new DomainName(domain))), 10))
                .extracting(User::id)
                .containsExactly(accepted.id());
    }

    private String takeFromHimself(User administrator) {
        try {
            assignments.take(administrator.id(), ADMINISTRATOR, administrator.id());
            return "done";
        } catch (RuleViolation refused) {
            return refused.rule();
        }
    }

    private User guest(String domain) {
        EmailAddress mail =
                EmailAddress.parse("guest-" + UUID.randomUUID() + "@" + domain).orElseThrow();
        return users.ensureGuest(
                new NewGuest(mail, mail.toString(), Optional.empty(), Optional.empty(), ada.id()), RequestId.random());
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }
}
