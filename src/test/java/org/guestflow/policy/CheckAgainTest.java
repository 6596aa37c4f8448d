package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is looked at again when the guest redeems: whatever made the request rightful has to hold still. */
@ProcessTest
class CheckAgainTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Policy policy;

    @Autowired
    private PolicySettings settings;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    private final EmailAddress invitee =
            EmailAddress.parse(Cast.somebodyAt("tailspin.example")).orElseThrow();
    private Cast cast;
    private User owner;
    private Group group;
    private TenantSettings before;
    private DomainList listBefore;

    @BeforeEach
    void anOwnerHasInvitedToHisGroup() {
        cast = new Cast(context);
        owner = cast.newMember();
        group = cast.newGroup(GroupMembership.ASSIGNED, true, owner);
        before = settings.current();
        listBefore = settings.domainList();
    }

    @AfterEach
    void restore() throws RuleViolation {
        settings.allowInvitesFrom(before.allowInvitesFrom(), cast.ada().id());
        settings.limitInvitations(
                before.invitationsPerInviter(),
                before.invitationsPerTenant(),
                cast.ada().id());
        settings.domainList(listBefore, cast.ada().id());
    }

    @Test
    void nothingHasChangedSoItHolds() {
        assertThatCode(this::again).doesNotThrowAnyException();
    }

    @Test
    void theInviterIsGone() {
        assertRefused("InviterGone", () -> policy.checkAgain(UserId.random(), invitee, target()));
    }

    @Test
    void theInvitersAccountIsDisabled() {
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", owner.id().value())
                .update();

        assertRefused("AccountDisabled", this::again);
    }

    @Test
    void theTenantLetsNobodyInviteAnyMore() throws RuleViolation {
        settings.allowInvitesFrom(AllowInvitesFrom.NONE, cast.ada().id());

        assertRefused("InvitesNotAllowed", this::again);
    }

    @Test
    void theTargetIsGone() {
        assertRefused("UnknownTarget", () -> policy.checkAgain(owner.id(), invitee, Target.group(UUID.randomUUID())));
    }

    @Test
    void theInviterOwnsTheTargetNoLonger() {
        jdbc.sql("UPDATE group_owner SET user_id = :ada WHERE group_id = :group")
                .param("ada", cast.ada().id().value())
                .param("group", group.id())
                .update();

        assertRefused("TargetNotOwned", this::again);
    }

    @Test
    void theGuestWhoInvitedHasLeftTheGroup() throws RuleViolation {
        User guest = cast.with(DirectoryRole.GUEST_INVITER, cast.acceptedGuest("litware.com"));
        targets.addMember(group.id(), guest.id(), cast.ada().id());
        policy.checkAgain(guest.id(), invitee, target());

        targets.removeMember(group.id(), guest.id(), cast.ada().id());

        assertRefused("TargetNotOwned", () -> policy.checkAgain(guest.id(), invitee, target()));
    }

    @Test
    void theRoleIsTakenFromTheGuestInviter() throws RuleViolation {
        User gina = cast.with(DirectoryRole.GUEST_INVITER, cast.newMember());
        policy.checkAgain(gina.id(), invitee, target());

        users.withdrawRole(gina.id(), DirectoryRole.GUEST_INVITER, cast.ada().id());

        assertRefused("TargetNotOwned", () -> policy.checkAgain(gina.id(), invitee, target()));
    }

    @Test
    void theGroupsSelfServiceIsTurnedOff() {
        jdbc.sql("UPDATE directory_group SET self_service = false WHERE id = :id")
                .param("id", group.id())
                .update();

        assertRefused("SelfServiceOff", this::again);
    }

    @Test
    void theDomainIsDeniedSince() throws RuleViolation {
        settings.domainList(
                new DomainList(DomainList.Kind.DENY, Set.of(new DomainName("tailspin.example"))),
                cast.ada().id());

        assertRefused("DomainDenied", this::again);
    }

    @Test
    void howOftenWasAskedDoesNotCountAnyMore() throws RuleViolation {
        settings.limitInvitations(1, 1, cast.ada().id());

        assertThatCode(this::again).doesNotThrowAnyException();
    }

    private void again() throws RuleViolation {
        policy.checkAgain(owner.id(), invitee, target());
    }

    private Target target() {
        return Target.group(group.id());
    }

    private static void assertRefused(String rule, ThrowingCallable redemption) {
        assertThatThrownBy(redemption)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }
}
