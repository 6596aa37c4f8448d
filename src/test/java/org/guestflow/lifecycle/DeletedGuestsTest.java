package org.guestflow.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.directory.AccountChanges;
import org.guestflow.directory.AccountMerges;
import org.guestflow.directory.DeletedUser;
import org.guestflow.directory.DeletedUsers;
import org.guestflow.directory.Departures;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.KeptAccess;
import org.guestflow.directory.KeptAccess.Obstacle;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.RestoredUser;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Sponsors;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.policy.DomainList;
import org.guestflow.policy.GuestQuota;
import org.guestflow.policy.GuestQuotas;
import org.guestflow.policy.PolicySettings;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.guestflow.support.AtOnce;
import org.guestflow.support.Colleague;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A guest of Olivia's is deleted, and Ada has him back. */
@ProcessTest
class DeletedGuestsTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    /** Everything that the directory has of the guest; the account is enabled again whatever it was. */
    private static final Map<String, String> ROWS = Map.of(
            "account", "SELECT to_jsonb(u) - 'account_enabled' FROM directory_user u WHERE u.id = :id",
            "sponsors", "SELECT to_jsonb(s) FROM sponsor s WHERE s.guest_id = :id",
            "groups", "SELECT to_jsonb(m) FROM group_member m WHERE m.user_id = :id",
            "applications", "SELECT to_jsonb(a) FROM application_assignment a WHERE a.user_id = :id");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DeletedGuests deletedGuests;

    @Autowired
    private DeletedUsers deletedUsers;

    @Autowired
    private InactivitySteps steps;

    @Autowired
    private AccountChanges accounts;

    @Autowired
    private AccountMerges merges;

    @Autowired
    private Departures departures;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private Sponsors sponsors;

    @Autowired
    private PolicySettings settings;

    @Autowired
    private GuestQuotas quotas;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private InvitationScenario scenario;
    private GuestLife life;
    private User ada;
    private User olivia;
    private User guest;
    private UUID portal;

    @BeforeEach
    void aGuestWithAGroupAndAnApplication() throws Exception {
        scenario = new InvitationScenario(context);
        life = new GuestLife(context);
        ada = scenario.user("ada@woodgrove.com").orElseThrow();
        olivia = scenario.user(OLIVIA).orElseThrow();
        portal = targets.findApplication("expense-portal").orElseThrow().id();
        guest = life.guestUntil(LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(200));
        targets.assign(portal, guest.id(), olivia.id());
        sponsors.add(guest.id(), Colleague.named(context, "second").id(), ada.id());
        jdbc.sql("UPDATE directory_user SET time_zone = 'Europe/Lisbon', preferred_language = 'pt' WHERE id = :id")
                .param("id", guest.id().value())
                .update();
    }

    @AfterEach
    void theClockRunsOnAndNobodyIsLeft() {
        ClockUtil.reset();
        jdbc.sql("DELETE FROM deleted_user WHERE id = :id")
                .param("id", guest.id().value())
                .update();
    }

    @Test
    void whoWasDeletedForInactivityHasGroupsApplicationsAndEndDatesAgain() throws Exception {
        life.wasSeenLast(guest, clock.instant().minus(Duration.ofDays(91)));
        Map<String, List<String>> before = rows();
        RequestId inactivity = isDeletedForInactivity();
        assertThat(users.find(guest.id())).isEmpty();
        assertThat(rows().values()).allSatisfy(gone -> assertThat(gone).isEmpty());
        assertThat(deletedUsers.find(guest.id()).deletedBy()).isEmpty();

        RestoredUser restored = restore();

        assertThat(rows()).isEqualTo(before);
        assertThat(before.get("sponsors")).hasSize(2);
        assertThat(before.get("groups")).hasSize(1);
        assertThat(before.get("applications")).hasSize(1);
        assertThat(restored.user().id()).isEqualTo(guest.id());
        assertThat(restored.user().userPrincipalName()).isEqualTo(guest.userPrincipalName());
        assertThat(restored.user().accountEnabled()).isTrue();
        assertThat(restored.withoutAccess()).isEmpty();
        assertThat(restored.withoutSponsors()).isEmpty();
        assertThat(life.trailOf(inactivity)).contains("system: Delete user");
        assertThat(trail())
                .endsWith(
                        "system: Delete user",
                        ada.id() + ": Restore user",
                        ada.id() + ": Add user to application",
                        ada.id() + ": Add member to group");
        assertThat(isListed()).isFalse();
    }

    @Test
    void whoIsRestoredCountsAsActiveFromThatMoment() throws Exception {
        life.wasSeenLast(guest, clock.instant().minus(Duration.ofDays(91)));
        isDeletedForInactivity();
        restore();

        GuestLife.beginInactivities(steps);
        assertThat(inactivities()).isZero();

        GuestLife.clockAt(clock.instant().plus(Duration.ofDays(91)));
        GuestLife.beginInactivities(steps);
        assertThat(inactivities()).isEqualTo(1);
    }

    @Test
    void whomAnAdministratorDeletedComesBackWithoutRolesFactorsAndPassword() throws Exception {
        users.assignRole(guest.id(), DirectoryRole.GUEST_INVITER, ada.id());
        users.setPasswordHash(guest.id(), "{noop}secret", ada.id());
        jdbc.sql(
                        "INSERT INTO authenticator_app (id, user_id, sealed_key, begun_at, registered_at) VALUES (gen_random_uuid(), :id, 'x', now(), now())")
                .param("id", guest.id().value())
                .update();
        isDeletedByAda();
        DeletedUser deleted = deletedUsers.find(guest.id());
        assertThat(deleted.deletedBy()).contains(ada.id());
        assertThat(deleted.restorableUntil()).isEqualTo(deleted.deletedAt().plus(Duration.ofDays(30)));

        User restored = restore().user();

        assertThat(restored.roles()).isEmpty();
        assertThat(users.passwordHash(guest.id())).isEmpty();
        assertThat(life.count("SELECT FROM authenticator_app WHERE user_id = :id", guest))
                .isZero();
        assertThat(scenario.isIn(mail(), "project-atlas")).isTrue();
    }

    @Test
    void whatIsGoneOrHasEndedMeanwhileIsLeftOutAndNamed() throws Exception {
        UUID group = groupOfSomebody();
        targets.addMember(group, guest.id(), olivia.id());
        User second = users.sponsors(guest.id()).get(1);
        isDeletedByAda();
        jdbc.sql("DELETE FROM directory_group WHERE id = :id")
                .param("id", group)
                .update();
        jdbc.sql("DELETE FROM directory_user WHERE id = :id")
                .param("id", second.id().value())
                .update();
        jdbc.sql("""
                        UPDATE deleted_user d SET assignments = (SELECT jsonb_agg(one || jsonb_build_object('ends_at', now() - interval '1 minute')) FROM jsonb_array_elements(d.assignments) one)
                        WHERE id = :id
                        """).param("id", guest.id().value()).update();

        RestoredUser restored = restore();

        assertThat(restored.withoutAccess())
                .extracting(KeptAccess::displayName, access -> access.obstacle().orElseThrow())
                .containsExactlyInAnyOrder(tuple("Soon gone", Obstacle.GONE), tuple("Expense portal", Obstacle.ENDED));
        assertThat(restored.withoutSponsors()).containsExactly(second.id().value());
        assertThat(users.sponsors(guest.id())).extracting(User::id).containsExactly(olivia.id());
        assertThat(scenario.isIn(mail(), "project-atlas")).isTrue();
        assertThat(life.count("SELECT FROM application_assignment WHERE user_id = :id", guest))
                .isZero();
        assertThat(life.count(
                        "SELECT FROM audit_event WHERE object_id = cast(:id AS text) AND action = 'Restore user' AND new_value::text LIKE '%"
                                + group + "%' AND new_value::text LIKE '%" + portal + "%' AND new_value::text LIKE '%"
                                + second.id() + "%'",
                        guest))
                .isEqualTo(1);
    }

    @Test
    void aGroupWhosePeopleAreNotKeptByHandAnyMoreGivesNothingBack() throws Exception {
        UUID group = groupOfSomebody();
        targets.addMember(group, guest.id(), olivia.id());
        isDeletedByAda();
        jdbc.sql("UPDATE directory_group SET membership = 'synced' WHERE id = :id")
                .param("id", group)
                .update();

        assertThat(restore().withoutAccess())
                .extracting(access -> access.obstacle().orElseThrow())
                .containsExactly(Obstacle.NOT_KEPT_BY_HAND);
    }

    @Test
    void whoseAddressIsTakenMeanwhileIsNotRestored() throws Exception {
        isDeletedByAda();
        scenario.invites(OLIVIA, InvitationScenario.toGroup(mail(), "project-atlas"));
        User other = scenario.user(mail()).orElseThrow();

        RuleViolation refusal = refusal();

        assertThat(refusal.rule()).isEqualTo("AddressTaken");
        assertThat(refusal.kind()).isEqualTo(RuleViolation.Kind.CONFLICT);
        assertThat(refusal.getMessage()).contains(other.id().toString());
        assertThat(scenario.user(mail())).contains(other);
        assertThat(isListed()).isTrue();
    }

    @Test
    void whoWouldNotBeWelcomeAsANewGuestIsNotRestored() throws Exception {
        DomainList before = settings.domainList();
        EmailAddress elsewhere = EmailAddress.parse(
                        InvitationScenario.somebodyAt("unwelcome-" + UUID.randomUUID() + ".example"))
                .orElseThrow();
        guest = users.addDirectly(
                new NewGuest(elsewhere, elsewhere.toString(), Optional.empty(), Optional.empty(), olivia.id()),
                RequestId.random());
        isDeletedByAda();
        try {
            settings.domainList(new DomainList(DomainList.Kind.DENY, Set.of(elsewhere.domain())), ada.id());

            assertThat(refusal().rule()).isEqualTo("DomainDenied");
        } finally {
            settings.domainList(before, ada.id());
        }

        assertThat(users.find(guest.id())).isEmpty();
        assertThat(restore().user().id()).isEqualTo(guest.id());
    }

    @Test
    void whereTheQuotaIsReachedNobodyIsRestored() throws Exception {
        isDeletedByAda();
        GuestQuota before = quotas.current();
        try {
            quotas.set(new GuestQuota(Optional.of(1), Optional.empty()), ada.id());

            assertThat(refusal().rule()).isEqualTo("GuestQuotaReached");
        } finally {
            quotas.set(before, ada.id());
        }
        assertThat(users.find(guest.id())).isEmpty();
    }

    @Test
    void afterItsTimeNobodyIsRestoredAndNothingIsLeft() throws Exception {
        isDeletedByAda();
        GuestLife.clockAt(clock.instant().plus(Duration.ofDays(30)).plusSeconds(1));
        assertThat(refusal().rule()).isEqualTo("UnknownDeletedUser");
        assertThat(isListed()).isFalse();

        assertThat(deletedGuests.removeOverdue()).isTrue();

        assertThat(deletedGuests.removeOverdue()).isFalse();
        assertThat(kept()).isZero();
        assertThat(trail()).endsWith("system: Hard Delete user");
    }

    @Test
    void whoCanStillBeRestoredIsNotRemoved() throws Exception {
        isDeletedByAda();
        GuestLife.clockAt(clock.instant().plus(Duration.ofDays(29)));

        assertThat(deletedGuests.removeOverdue()).isFalse();

        assertThat(restore().user().id()).isEqualTo(guest.id());
    }

    @Test
    void anAdministratorRemovesOneForGood() throws Exception {
        isDeletedByAda();

        deletedUsers.remove(guest.id(), ada.id());

        assertThat(kept()).isZero();
        assertThat(refusal().rule()).isEqualTo("UnknownDeletedUser");
        assertThat(trail()).endsWith(ada.id() + ": Hard Delete user");
    }

    @Test
    void ofTwoRestoresAtOnceOneComesTooLate() throws Exception {
        isDeletedByAda();

        List<String> outcomes = AtOnce.call(2, () -> {
            try {
                return restore().user().id().toString();
            } catch (RuleViolation refusal) {
                return refusal.rule();
            }
        });

        assertThat(outcomes).containsExactlyInAnyOrder(guest.id().toString(), "UnknownDeletedUser");
        assertThat(trail()).filteredOn(step -> step.endsWith("Restore user")).hasSize(1);
        assertThat(rows().get("groups")).hasSize(1);
    }

    @Test
    void whoIsRestoredCanBeDeletedAndRestoredAgain() throws Exception {
        Map<String, List<String>> before = rows();
        for (int times = 0; times < 2; times++) {
            isDeletedByAda();
            restore();
        }

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whoWantedToGoOrNeverCameIsNotKept() throws Exception {
        departures.leave(guest);
        assertThat(kept()).isZero();

        guest = life.guest();
        merges.merge(life.guest().id(), guest.id(), ada.id());
        assertThat(kept()).isZero();

        String pending = InvitationScenario.somebodyAt("litware.com");
        scenario.invites(OLIVIA, InvitationScenario.toGroup(pending, "project-atlas"));
        guest = scenario.user(pending).orElseThrow();
        isDeletedByAda();
        assertThat(users.find(guest.id())).isEmpty();
        assertThat(kept()).isZero();
    }

    @Test
    void whoIsBlockedInsteadOfDeletedIsNotAmongTheDeleted() throws Exception {
        jdbc.sql(
                        "INSERT INTO invitation (id, mail, mail_as_typed, target_type, inviter_id, state, state_since, created_at)"
                                + " VALUES (gen_random_uuid(), :mail, :mail, 'directory', :id, 'completed', now(), now())")
                .param("mail", InvitationScenario.somebodyAt("litware.com"))
                .param("id", guest.id().value())
                .update();

        assertThat(accounts.remove(guest.id(), seen -> true, ada.id())).isFalse();

        assertThat(users.find(guest.id()).orElseThrow().accountEnabled()).isFalse();
        assertThat(kept()).isZero();
    }

    private RequestId isDeletedForInactivity() {
        GuestLife.beginInactivities(steps);
        RequestId inactivity = life.inactivityOf(guest);
        scenario.runJobAt("AnnounceBlock", inactivity);
        GuestLife.clockAt(clock.instant().plus(Duration.ofDays(14)));
        scenario.runJobAt("NoticeOver", inactivity);
        GuestLife.clockAt(clock.instant().plus(Duration.ofDays(30)));
        scenario.runJobAt("RestoreTimeOver", inactivity);
        return inactivity;
    }

    private void isDeletedByAda() throws RuleViolation {
        assertThat(accounts.remove(guest.id(), seen -> true, ada.id())).isTrue();
    }

    private RestoredUser restore() throws RuleViolation {
        return deletedGuests.restore(guest.id(), ada);
    }

    private RuleViolation refusal() {
        return catchThrowableOfType(RuleViolation.class, this::restore);
    }

    private UUID groupOfSomebody() {
        UUID id = UUID.randomUUID();
        User owner = Colleague.named(context, "owner");
        targets.add(
                new NewGroup(
                        new Group(id, "gone-" + id, "Soon gone", GroupMembership.ASSIGNED, true, Sensitivity.NORMAL),
                        Optional.empty(),
                        Set.of(owner.id())),
                owner.id());
        return id;
    }

    private Map<String, List<String>> rows() {
        return ROWS.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        rows -> jdbc.sql(rows.getValue() + " ORDER BY 1")
                                .param("id", guest.id().value())
                                .query(String.class)
                                .list()));
    }

    private List<String> trail() {
        return jdbc.sql("""
                        SELECT actor || ': ' || action FROM audit_event
                        WHERE :id IN (object_id, old_value ->> 'user', new_value ->> 'user') AND action <> 'Send mail' ORDER BY sequence
                        """)
                .param("id", guest.id().toString())
                .query(String.class)
                .list();
    }

    private boolean isListed() throws RuleViolation {
        UserId id = guest.id();
        return deletedUsers.newest(Optional.empty(), 100).items().stream()
                .anyMatch(one -> one.id().equals(id));
    }

    private int kept() {
        return life.count("SELECT FROM deleted_user WHERE id = :id", guest);
    }

    private int inactivities() {
        return life.count("SELECT FROM guest_inactivity WHERE user_id = :id AND ended_at IS NULL", guest);
    }

    private String mail() {
        return guest.mail().toString();
    }
}
