package org.guestflow.lifecycle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.directory.AccountChanges;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.SignIns;
import org.guestflow.directory.Sponsors;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.UserChange;
import org.guestflow.directory.Users;
import org.guestflow.lifecycle.InactiveGuests;
import org.guestflow.lifecycle.InactivitySteps;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.Colleague;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.ProcessCoverage;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks the process {@code guest-inactivity}: a guest whom Olivia has brought in does not come any more. */
@ProcessTest
class GuestInactivityProcessTest {

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("guest-inactivity");

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String PROCESS = "guest-inactivity";
    private static final Duration NINETY_DAYS = Duration.ofDays(91);
    private static final Duration THIRTY_DAYS = Duration.ofDays(31);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private InactivitySteps steps;

    @Autowired
    private InactiveGuests inactive;

    @Autowired
    private SignIns signIns;

    @Autowired
    private AccountChanges accounts;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private Sponsors sponsors;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private InvitationScenario scenario;
    private GuestLife life;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
        life = new GuestLife(context);
    }

    @AfterEach
    void theClockRunsOn() {
        ClockUtil.reset();
    }

    @Test
    void aGuestWhoDoesNotComeIsToldThenBlockedThenDeleted() throws Exception {
        User guest = notSeenForLong();
        signedInSomewhere(guest);
        RequestId inactivity = announced(guest);
        Instant announcedAt = clock.instant();
        assertThat(scenario.mailTo(mail(guest), inactivity)).containsExactly(NoticeKind.BLOCK_ANNOUNCED);
        assertThat(scenario.mailTo(OLIVIA, inactivity)).containsExactly(NoticeKind.GUEST_BLOCK_ANNOUNCED);
        assertThat(found(guest).accountEnabled()).isTrue();
        assertThat(dueIn(announcedAt, "NoticeOver", inactivity)).isBetween(Duration.ofDays(13), Duration.ofDays(14));

        after(Duration.ofDays(14), "NoticeOver", inactivity);
        assertThat(found(guest).accountEnabled()).isFalse();
        assertThat(sessionsOf(guest)).isZero();
        assertThat(scenario.isIn(mail(guest), "project-atlas")).isTrue();

        after(Duration.ofDays(30), "RestoreTimeOver", inactivity);
        assertThat(users.find(guest.id())).isEmpty();
        assertThat(scenario.endsOf(PROCESS, inactivity)).containsExactly("Guest deleted");
        assertThat(scenario.mailTo(OLIVIA, inactivity))
                .containsExactly(NoticeKind.GUEST_BLOCK_ANNOUNCED, NoticeKind.GUEST_BLOCKED, NoticeKind.GUEST_DELETED);
        assertThat(life.trailOf(inactivity)).containsSubsequence("system: Disable account", "system: Delete user");
        // Sent apart from each other, and so in any order.
        assertThat(MailFor.recipient(mail(guest)).await(4))
                .hasSize(4)
                .extracting(mail -> mail.getSubject())
                .contains("Your account at WoodGrove is blocked", "Your account at WoodGrove is deleted")
                .anyMatch(subject -> subject.startsWith("Your account at WoodGrove will be blocked on"));
    }

    @Test
    void signingInDuringTheNoticeEndsIt() throws Exception {
        User guest = notSeenForLong();
        RequestId inactivity = announced(guest);

        signIns.record(guest.id());

        assertThat(scenario.endsOf(PROCESS, inactivity)).containsExactly("Guest active again");
        begin();
        assertThat(inactivities(guest)).isZero();
        assertThat(found(guest).accountEnabled()).isTrue();
    }

    @Test
    void whoComesBackBeforeBeingToldHearsNothing() throws Exception {
        User guest = notSeenForLong();
        begin();
        RequestId inactivity = life.inactivityOf(guest);
        signIns.record(guest.id());

        scenario.runJobAt("AnnounceBlock", inactivity);
        scenario.runJobAt("NoticeOver", inactivity);

        assertThat(scenario.endsOf(PROCESS, inactivity)).containsExactly("Nothing to block any more");
        assertThat(scenario.mailTo(mail(guest), inactivity)).isEmpty();
        assertThat(found(guest).accountEnabled()).isTrue();
    }

    @Test
    void aGuestWithoutAnyAccessIsInactiveUntilSomebodyGivesHimSome() throws Exception {
        User guest = life.guest();
        life.wasFoundWithoutAccess(guest, clock.instant().minus(THIRTY_DAYS));
        RequestId inactivity = announced(guest);

        targets.addMember(targets.findGroup("project-atlas").orElseThrow().id(), guest.id(), olivia().id());

        assertThat(scenario.endsOf(PROCESS, inactivity)).containsExactly("Guest active again");
        begin();
        assertThat(inactivities(guest)).isZero();
    }

    @Test
    void accessThatHadEndedAndIsGivenAgainCountsAsNew() throws Exception {
        User guest = life.guest();
        life.wasFoundWithoutAccess(guest, clock.instant().minus(THIRTY_DAYS));
        RequestId inactivity = announced(guest);
        UUID atlas = targets.findGroup("project-atlas").orElseThrow().id();
        jdbc.sql(
                        "INSERT INTO group_member (group_id, user_id, granted_at, ends_at) VALUES (:group, :id, now() - interval '9 days', now() - interval '1 day')")
                .param("group", atlas)
                .param("id", guest.id().value())
                .update();

        targets.addMember(atlas, guest.id(), olivia().id());

        assertThat(scenario.endsOf(PROCESS, inactivity)).containsExactly("Guest active again");
    }

    @Test
    void whoHasSomethingToComeForInTheEndIsNotBlocked() throws Exception {
        User guest = life.guest();
        life.wasFoundWithoutAccess(guest, clock.instant().minus(THIRTY_DAYS));
        RequestId inactivity = announced(guest);
        users.assignRole(guest.id(), DirectoryRole.GUEST_INVITER, ada().id());

        after(Duration.ofDays(14), "NoticeOver", inactivity);

        assertThat(scenario.endsOf(PROCESS, inactivity)).containsExactly("Nothing to block any more");
        assertThat(found(guest).accountEnabled()).isTrue();
        assertThat(inactivities(guest)).isZero();
    }

    @Test
    void whoIsGivenAccessWhileBlockedIsNotDeleted() throws Exception {
        User guest = notSeenForLong();
        RequestId inactivity = announced(guest);
        after(Duration.ofDays(14), "NoticeOver", inactivity);
        GuestLife.clockAt(clock.instant().plus(Duration.ofDays(1)));
        UUID portal = targets.findApplication("expense-portal").orElseThrow().id();
        targets.assign(portal, guest.id(), olivia().id());

        after(Duration.ofDays(29), "RestoreTimeOver", inactivity);

        assertThat(found(guest).accountEnabled()).isFalse();
        assertThat(targets.hasAccess(guest.id(), Target.application(portal))).isTrue();
        assertThat(scenario.mailTo(mail(guest), inactivity)).doesNotContain(NoticeKind.ACCOUNT_DELETED);
    }

    @Test
    void theProcessOfAGuestWhoIsRemovedStops() throws Exception {
        User guest = notSeenForLong();
        asksForSomebodyElse(guest);
        RequestId inactivity = announced(guest);
        after(Duration.ofDays(14), "NoticeOver", inactivity);

        accounts.remove(guest.id(), seen -> true, ada().id());

        assertThat(inactivities(guest)).isZero();
        assertThat(scenario.isRunning(PROCESS, inactivity)).isFalse();
    }

    @Test
    void whoseAccountIsEnabledCountsAsActive() throws Exception {
        User guest = notSeenForLong();
        accounts.change(guest.id(), enabled(false), seen -> true, ada().id());
        accounts.change(guest.id(), enabled(true), seen -> true, ada().id());

        begin();

        assertThat(inactivities(guest)).isZero();
    }

    @Test
    void whereNoSponsorCanSignInTheOwnersAreTold() throws Exception {
        User guest = notSeenForLong();
        User gone = Colleague.named(context, "Gone");
        sponsors.add(guest.id(), gone.id(), ada().id());
        sponsors.remove(guest.id(), olivia().id().value(), ada().id());
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", gone.id().value())
                .update();

        RequestId inactivity = announced(guest);

        assertThat(scenario.mailTo(mail(gone), inactivity)).isEmpty();
        assertThat(scenario.mailTo(OLIVIA, inactivity)).containsExactly(NoticeKind.GUEST_BLOCK_ANNOUNCED);
    }

    @Test
    void whoHasJustLostAllAccessHasThirtyDays() throws Exception {
        User guest = life.guest();
        targets.endAccess(
                guest.id(),
                Target.group(targets.findGroup("project-atlas").orElseThrow().id()),
                olivia().id());

        begin();

        assertThat(life.count("SELECT FROM guest_without_access WHERE user_id = :id", guest))
                .isEqualTo(1);
        assertThat(inactivities(guest)).isZero();
    }

    @Test
    void anAdministratorRestoresABlockedGuestWithEverythingBack() throws Exception {
        User guest =
                life.guestUntil(LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(120));
        UUID portal = targets.findApplication("expense-portal").orElseThrow().id();
        targets.assign(portal, guest.id(), olivia().id());
        Instant end = life.endOfAccess(guest);
        life.wasSeenLast(guest, clock.instant().minus(NINETY_DAYS));
        RequestId inactivity = announced(guest);
        after(Duration.ofDays(14), "NoticeOver", inactivity);
        GuestLife.clockAt(clock.instant().plus(Duration.ofDays(20)));

        inactive.restore(guest.id(), ada());

        assertThat(scenario.endsOf(PROCESS, inactivity)).containsExactly("Guest restored");
        assertThat(found(guest).accountEnabled()).isTrue();
        assertThat(life.endOfAccess(guest)).isEqualTo(end);
        assertThat(targets.hasAccess(guest.id(), Target.application(portal))).isTrue();
        assertThat(life.trailOf(inactivity))
                .containsSubsequence("system: Disable account", ada().id() + ": Enable account");
        begin();
        assertThat(inactivities(guest)).isZero();
    }

    @Test
    void newAccessDoesNotBringABlockedGuestBack() throws Exception {
        User guest = notSeenForLong();
        RequestId inactivity = announced(guest);
        after(Duration.ofDays(14), "NoticeOver", inactivity);
        UUID portal = targets.findApplication("expense-portal").orElseThrow().id();

        targets.assign(portal, guest.id(), olivia().id());

        assertThat(found(guest).accountEnabled()).isFalse();
        assertThat(life.inactivityOf(guest)).isEqualTo(inactivity);
    }

    @Test
    void anAccountThatIsEnabledInAnotherWayIsRestoredToo() throws Exception {
        User guest = notSeenForLong();
        RequestId inactivity = announced(guest);
        after(Duration.ofDays(14), "NoticeOver", inactivity);

        accounts.change(guest.id(), enabled(true), seen -> true, ada().id());

        assertThat(scenario.endsOf(PROCESS, inactivity)).containsExactly("Guest restored");
    }

    @Test
    void whoIsBlockedBySomebodyMeanwhileIsNotDeletedForInactivity() throws Exception {
        User guest = notSeenForLong();
        RequestId inactivity = announced(guest);
        accounts.change(guest.id(), enabled(false), seen -> true, ada().id());

        after(Duration.ofDays(14), "NoticeOver", inactivity);

        assertThat(scenario.endsOf(PROCESS, inactivity)).containsExactly("Nothing to block any more");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> inactive.restore(guest.id(), ada()))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo("NotBlockedForInactivity"));
    }

    @Test
    void whoseRequestsForOthersAreKeptStaysBlockedInsteadOfDeleted() throws Exception {
        User guest = notSeenForLong();
        asksForSomebodyElse(guest);
        RequestId inactivity = announced(guest);
        after(Duration.ofDays(14), "NoticeOver", inactivity);

        after(Duration.ofDays(30), "RestoreTimeOver", inactivity);

        assertThat(found(guest).accountEnabled()).isFalse();
        assertThat(scenario.isIn(mail(guest), "project-atlas")).isFalse();
        assertThat(inactivities(guest)).isZero();
        assertThat(scenario.mailTo(mail(guest), inactivity))
                .containsExactly(NoticeKind.BLOCK_ANNOUNCED, NoticeKind.ACCOUNT_BLOCKED);
        assertThat(scenario.mailTo(OLIVIA, inactivity)).doesNotContain(NoticeKind.GUEST_DELETED);
    }

    @Test
    void membersAndWhoHasYetToRedeemAreLeftAlone() throws Exception {
        User partner = notSeenForLong();
        jdbc.sql("UPDATE directory_user SET user_type = 'member' WHERE id = :id")
                .param("id", partner.id().value())
                .update();
        String pending = InvitationScenario.somebodyAt("litware.com");
        scenario.invites(OLIVIA, InvitationScenario.toGroup(pending, "project-atlas"));
        User invited = scenario.user(pending).orElseThrow();
        life.wasSeenLast(invited, clock.instant().minus(NINETY_DAYS));

        begin();

        assertThat(List.of(partner, invited, olivia()))
                .allSatisfy(user -> assertThat(inactivities(user)).isZero());
    }

    private void asksForSomebodyElse(User guest) {
        jdbc.sql(
                        "INSERT INTO invitation (id, mail, mail_as_typed, target_type, inviter_id, state, state_since, created_at)"
                                + " VALUES (gen_random_uuid(), :mail, :mail, 'directory', :id, 'completed', now(), now())")
                .param("mail", InvitationScenario.somebodyAt("litware.com"))
                .param("id", guest.id().value())
                .update();
    }

    private User notSeenForLong() throws RuleViolation {
        User guest = life.guest();
        life.wasSeenLast(guest, clock.instant().minus(NINETY_DAYS));
        return guest;
    }

    private RequestId announced(User guest) {
        begin();
        RequestId inactivity = life.inactivityOf(guest);
        scenario.runJobAt("AnnounceBlock", inactivity);
        return inactivity;
    }

    private void begin() {
        GuestLife.beginInactivities(steps);
    }

    private void after(Duration time, String timer, RequestId inactivity) {
        GuestLife.clockAt(clock.instant().plus(time));
        scenario.runJobAt(timer, inactivity);
    }

    private Duration dueIn(Instant from, String timer, RequestId inactivity) {
        return Duration.between(
                from, scenario.jobAt(timer, inactivity).getDuedate().toInstant());
    }

    private int inactivities(User guest) {
        return life.count("SELECT FROM guest_inactivity WHERE user_id = :id AND ended_at IS NULL", guest);
    }

    private void signedInSomewhere(User guest) {
        jdbc.sql("""
                        INSERT INTO spring_session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time, principal_name)
                        VALUES (:session, :session, 0, 0, 1800, 0, :user)
                        """)
                .param("session", UUID.randomUUID().toString())
                .param("user", guest.id().toString())
                .update();
        assertThat(sessionsOf(guest)).isEqualTo(1);
    }

    private int sessionsOf(User guest) {
        return life.count("SELECT FROM spring_session WHERE principal_name = cast(:id AS text)", guest);
    }

    private static UserChange enabled(boolean enabled) {
        return new UserChange(Optional.empty(), Optional.empty(), Optional.of(enabled));
    }

    private User found(User guest) {
        return users.find(guest.id()).orElseThrow();
    }

    private User olivia() {
        return scenario.user(OLIVIA).orElseThrow();
    }

    private User ada() {
        return scenario.user("ada@woodgrove.com").orElseThrow();
    }

    private static String mail(User user) {
        return user.mail().toString();
    }
}
