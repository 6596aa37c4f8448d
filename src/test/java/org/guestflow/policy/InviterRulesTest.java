package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.policy.Cast.somebodyAt;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Application;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may ask, and for what: rules 1 and 3 of behaviour.md section 2. Rule 2 has a test of its own. */
@ProcessTest
class InviterRulesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Policy policy;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    private Asking asking;
    private Cast cast;
    private User olivia;

    @BeforeEach
    void people() {
        asking = new Asking(context);
        cast = new Cast(context);
        olivia = cast.user("olivia@woodgrove.com");
    }

    @Test
    void theOwnerOfAGroupMayInviteToItByHandleOrId() throws RuleViolation {
        UUID atlas = targets.findGroup("project-atlas").orElseThrow().id();
        String somebody = somebodyAt("litware.com");

        InviteRequest byHandle = policy.check(olivia, " " + somebody + " ", "group", "project-atlas", Optional.empty());
        InviteRequest byId = policy.check(olivia, somebody, "group", atlas.toString(), Optional.empty());

        assertThat(byHandle).isEqualTo(byId);
        assertThat(byHandle.target()).isEqualTo(Target.group(atlas));
        assertThat(byHandle.inviter()).isEqualTo(olivia);
        assertThat(byHandle.inviteeAsTyped()).isEqualTo(somebody);
        assertThat(byHandle.knownGuest()).isEmpty();
    }

    @Test
    void anAddressOfAGuestIsTakenAndNamesTheGuestHoweverItIsSpelt() throws RuleViolation {
        User lena = cast.user("lena@litware.com");

        InviteRequest request =
                policy.check(olivia, "LENA@Litware.com", "application", "expense-portal", Optional.empty());

        assertThat(request.knownGuest()).contains(lena);
    }

    @Test
    void anInviterWhoseAccountIsDisabledIsRefused() {
        User disabled = cast.newMember();
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", disabled.id().value())
                .update();

        asking.assertRefused(cast.again(disabled), "group", "project-atlas", "AccountDisabled", Kind.FORBIDDEN);
    }

    @Test
    void anInviterWhoHasNotRedeemedHisOwnInvitationIsRefused() {
        User pending = cast.with(DirectoryRole.GUEST_INVITER, cast.newGuest("litware.com"));
        targets.addMember(
                targets.findGroup("project-atlas").orElseThrow().id(),
                pending.id(),
                cast.ada().id());

        asking.assertRefused(pending, "group", "project-atlas", "AccountDisabled", Kind.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "team, project-atlas",
        "GROUP, project-atlas",
        ", project-atlas",
        "group, ",
        "group, ' '",
        "application, ",
        "directory, project-atlas"
    })
    void aTargetHasAKnownTypeAndAnIdUnlessItIsTheDirectory(String type, String id) {
        asking.assertRefused(cast.ada(), type, id, "InvalidTarget", Kind.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-group",
                "00000000-0000-4000-8000-000000000000",
                "expense-portal",
                "Project Atlas",
                "project-atlas' OR '1'='1",
                "project-atlas\u0000",
                "../project-atlas"
            })
    void aTargetHasToExist(String id) {
        asking.assertRefused(olivia, "group", id, "UnknownTarget", Kind.INVALID);
        asking.assertRefused(
                olivia, "application", id.replace("expense-portal", "project-atlas"), "UnknownTarget", Kind.INVALID);
    }

    @Test
    void aTargetsIdMayBeAsLongAsItLikes() {
        asking.assertRefused(olivia, "group", "a".repeat(10_240), "UnknownTarget", Kind.INVALID);
    }

    @Test
    void aTargetIsTheSameToAGuestWhetherItExistsOrNot() {
        User guest = cast.with(DirectoryRole.GUEST_INVITER, cast.acceptedGuest("litware.com"));
        Group anothers = cast.newGroup(GroupMembership.ASSIGNED, true, olivia);

        RuleViolation ofAnothersGroup = asking.refusal(guest, "group", anothers.mailNickname());
        RuleViolation ofNoGroup = asking.refusal(guest, "group", "no-such-group");

        assertThat(ofAnothersGroup.rule()).isEqualTo("TargetNotOwned");
        assertThat(ofNoGroup).hasMessage(ofAnothersGroup.getMessage());
        assertThat(ofNoGroup.rule()).isEqualTo(ofAnothersGroup.rule());
        assertThat(ofNoGroup.kind()).isEqualTo(ofAnothersGroup.kind());
        assertThat(ofNoGroup.remedy()).isEqualTo(ofAnothersGroup.remedy());
    }

    @ParameterizedTest
    @CsvSource({
        "group, project-atlas",
        "group, board-papers",
        "group, all-staff",
        "group, finance",
        "group, crew",
        "group, guest-approvers",
        "application, expense-portal",
        "application, payroll",
        "directory,"
    })
    void benInvitesNowhere(String type, String id) {
        asking.assertRefused(cast.user("ben@woodgrove.com"), type, id, "TargetNotOwned", Kind.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"group, guest-approvers", "application, payroll", "directory,"})
    void anOwnerInvitesOnlyToWhatHeOwns(String type, String id) {
        asking.assertRefused(olivia, type, id, "TargetNotOwned", Kind.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@woodgrove.com", "gina@woodgrove.com"})
    void administratorsAndMemberGuestInvitersMayNameOthersTargetsAndTheDirectoryAlone(String inviter) {
        asking.assertAllowed(cast.user(inviter), "group", "project-atlas");
        asking.assertAllowed(cast.user(inviter), "application", "expense-portal");
        asking.assertAllowed(cast.user(inviter), "directory", null);
        asking.assertAllowed(cast.user(inviter), "directory", "");
    }

    @Test
    void aGuestInvitesOnlyToWhatHeIsInEvenWhenHeOwnsMore() {
        User sam = cast.user("sam@litware.com");
        Group owned = cast.newGroup(GroupMembership.ASSIGNED, true, sam);

        asking.assertAllowed(sam, "group", "project-atlas");
        asking.assertRefused(sam, "group", owned.mailNickname(), "TargetNotOwned", Kind.FORBIDDEN);
        asking.assertRefused(sam, "application", "expense-portal", "TargetNotOwned", Kind.FORBIDDEN);
        asking.assertRefused(sam, "directory", null, "TargetNotOwned", Kind.FORBIDDEN);
    }

    @Test
    void aGuestInvitesToAnApplicationThatHeIsAssignedToThroughItsGroup() {
        User guest = cast.with(DirectoryRole.GUEST_INVITER, cast.acceptedGuest("litware.com"));
        Group group = cast.newGroup(GroupMembership.ASSIGNED, true, olivia);
        Application application = cast.newApplication(true, Optional.of(group), olivia);
        asking.assertRefused(guest, "application", application.appId(), "TargetNotOwned", Kind.FORBIDDEN);

        targets.addMember(group.id(), guest.id(), cast.ada().id());

        asking.assertAllowed(guest, "application", application.appId());
    }

    @Test
    void aGuestWhoIsAdministratorMayNameEverything() {
        User guest = cast.with(DirectoryRole.ADMINISTRATOR, cast.acceptedGuest("contoso.com"));

        try {
            asking.assertAllowed(guest, "directory", null);
            asking.assertRefused(guest, "group", "no-such-group", "UnknownTarget", Kind.INVALID);
        } finally {
            // Other tests count who administers.
            context.getBean(Users.class).withdrawRole(guest.id(), DirectoryRole.ADMINISTRATOR, guest.id());
        }
    }

    @Test
    void theFirstRuleThatFailsIsTheOneThatIsNamed() {
        User ben = cast.user("ben@woodgrove.com");
        User lena = cast.user("lena@litware.com");

        assertThat(everythingWrong(lena, "team").rule()).isEqualTo("InvitesNotAllowed");
        assertThat(everythingWrong(ben, "team").rule()).isEqualTo("InvalidTarget");
        assertThat(everythingWrong(ben, "application").rule()).isEqualTo("UnknownTarget");
        assertThat(everythingWrong(ben, "group").rule()).isEqualTo("TargetNotOwned");
        assertThat(everythingWrong(olivia, "group").rule()).isEqualTo("DynamicGroup");
    }

    private RuleViolation everythingWrong(User inviter, String type) {
        return asking.refusal(inviter, "nonsense", type, "all-staff", Optional.of(LocalDate.MIN));
    }
}
