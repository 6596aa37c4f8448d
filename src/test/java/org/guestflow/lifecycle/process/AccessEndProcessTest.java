package org.guestflow.lifecycle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.directory.AccessEnds;
import org.guestflow.directory.AccessEntry;
import org.guestflow.directory.AccountBlocks;
import org.guestflow.directory.Sponsors;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Zones;
import org.guestflow.lifecycle.AccessEndSteps;
import org.guestflow.lifecycle.AccessExtensions;
import org.guestflow.mail.NoticeKind;
import org.guestflow.policy.SecondFactorPolicy;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
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

/** Walks the process {@code access-end}: Olivia's guest is in Project Atlas, and time goes by. */
@ProcessTest
class AccessEndProcessTest {

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("access-end");

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String PROCESS = "access-end";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AccessEndSteps steps;

    @Autowired
    private AccessExtensions extensions;

    @Autowired
    private Targets targets;

    @Autowired
    private SecondFactorPolicy secondFactors;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Sponsors sponsors;

    @Autowired
    private AccountBlocks blocks;

    @Autowired
    private AccessEnds ends;

    @Autowired
    private Zones zones;

    @Autowired
    private Clock clock;

    private InvitationScenario scenario;
    private GuestLife life;
    private Target atlas;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
        life = new GuestLife(context);
        UUID group = targets.findGroup("project-atlas").orElseThrow().id();
        atlas = Target.group(group);
    }

    @AfterEach
    void theClockRunsOn() {
        ClockUtil.reset();
    }

    @Test
    void guestAndSponsorAreWarnedTwiceThenTheAccessIsTakenAway() throws Exception {
        User guest = life.guestUntil(inDays(40));
        Instant end = life.endOfAccess(guest);
        GuestLife.clockAt(end.minus(Duration.ofDays(14)));
        RequestId ending = begun(guest);

        scenario.runJobAt("ReadEndDate", ending);
        assertThat(dueAt(ending)).isEqualTo(end.minus(Duration.ofDays(3)));
        assertThat(scenario.mailTo(guest.mail().toString(), ending)).containsExactly(NoticeKind.ACCESS_ENDS_SOON);
        assertThat(scenario.mailTo(OLIVIA, ending)).containsExactly(NoticeKind.GUEST_ACCESS_ENDS_SOON);

        nextStepAt(end.minus(Duration.ofDays(3)), ending);
        assertThat(dueAt(ending)).isEqualTo(end);
        assertThat(scenario.isIn(guest.mail().toString(), "project-atlas")).isTrue();

        nextStepAt(end, ending);
        assertThat(scenario.endsOf(PROCESS, ending)).containsExactly("Access ended");
        assertThat(life.count("SELECT FROM group_member WHERE user_id = :id", guest))
                .isZero();
        assertThat(life.count("SELECT FROM ending_access WHERE user_id = :id", guest))
                .isZero();
        assertThat(life.trailOf(ending)).containsExactly("system: Remove member from group");
        // Sent apart from each other, and so in any order: the invitation, two warnings and the end.
        assertThat(MailFor.recipient(guest.mail().toString()).await(4))
                .hasSize(4)
                .anySatisfy(mail -> assertThat(mail.getSubject()).isEqualTo("Your access to “Project Atlas” has ended"))
                .filteredOn(mail -> MailFor.text(mail).contains("Your access ends soon"))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(MailFor.text(mail)).contains(lastDay(end), "Open my access"));
        assertThat(scenario.mailTo(OLIVIA, ending))
                .containsExactly(NoticeKind.GUEST_ACCESS_ENDS_SOON, NoticeKind.GUEST_ACCESS_ENDS_SOON);
    }

    @Test
    void theSponsorsMailLeadsToTheGuest() throws Exception {
        User guest = life.guestUntil(inDays(40));
        GuestLife.clockAt(life.endOfAccess(guest).minus(Duration.ofDays(14)));

        scenario.runJobAt("ReadEndDate", begun(guest));

        Awaitility.await()
                .untilAsserted(() -> assertThat(MailFor.recipient(OLIVIA).all())
                        .extracting(MailFor::text)
                        .anySatisfy(text -> assertThat(text)
                                .contains("/sponsored/" + guest.id(), "Look at the guest", "Project Atlas")));
    }

    @Test
    void theSponsorExtendsItAndTheProcessEndsUntilItIsTimeAgain() throws Exception {
        User guest = life.guestUntil(inDays(40));
        Instant end = life.endOfAccess(guest);
        GuestLife.clockAt(end.minus(Duration.ofDays(14)));
        RequestId ending = begun(guest);
        scenario.runJobAt("ReadEndDate", ending);
        LocalDate later = inDays(100);

        extensions.extend(olivia(), guest.id(), atlas, later);
        scenario.runJobAt("ReadEndDate", ending);

        assertThat(scenario.endsOf(PROCESS, ending)).containsExactly("Nothing to end any more");
        assertThat(life.endOfAccess(guest)).isEqualTo(startOf(later.plusDays(1)));
        steps.begin();
        assertThat(life.count("SELECT FROM ending_access WHERE user_id = :id", guest))
                .isZero();
        GuestLife.clockAt(startOf(later.plusDays(1)).minus(Duration.ofDays(14)));
        assertThat(begun(guest)).isNotEqualTo(ending);
    }

    @Test
    void aShortExtensionMovesTheTimers() throws Exception {
        User guest = life.guestUntil(inDays(40));
        Instant end = life.endOfAccess(guest);
        GuestLife.clockAt(end.minus(Duration.ofDays(2)));
        RequestId ending = begun(guest);
        scenario.runJobAt("ReadEndDate", ending);
        assertThat(scenario.mailTo(guest.mail().toString(), ending)).hasSize(1);

        extensions.extend(olivia(), guest.id(), atlas, inDays(6));
        scenario.runJobAt("ReadEndDate", ending);

        assertThat(dueAt(ending)).isEqualTo(life.endOfAccess(guest).minus(Duration.ofDays(3)));
        assertThat(scenario.mailTo(guest.mail().toString(), ending)).hasSize(1);
        nextStepAt(end, ending);
        assertThat(scenario.isIn(guest.mail().toString(), "project-atlas")).isTrue();
    }

    @Test
    void accessForADayIsEndedWithoutAWarning() throws Exception {
        User guest = life.guestUntil(inDays(1));
        Instant end = life.endOfAccess(guest);
        RequestId ending = begun(guest);

        scenario.runJobAt("ReadEndDate", ending);
        assertThat(dueAt(ending)).isEqualTo(end);
        nextStepAt(end, ending);

        assertThat(scenario.endsOf(PROCESS, ending)).containsExactly("Access ended");
        assertThat(scenario.mailTo(guest.mail().toString(), ending)).containsExactly(NoticeKind.ACCESS_ENDED);
        assertThat(scenario.mailTo(OLIVIA, ending)).isEmpty();
    }

    @Test
    void accessThatEndedBeforeAnybodyLookedCountsNowhereAndIsTakenAwayThen() throws Exception {
        User guest = life.guestUntil(inDays(1));
        GuestLife.clockAt(life.endOfAccess(guest));
        assertThat(scenario.isIn(guest.mail().toString(), "project-atlas")).isFalse();

        RequestId ending = begun(guest);
        scenario.runJobAt("ReadEndDate", ending);

        assertThat(scenario.endsOf(PROCESS, ending)).containsExactly("Access ended");
    }

    @Test
    void ofAccessThatEndedLongAgoNobodyIsTold() throws Exception {
        User guest = life.guestUntil(inDays(1));
        GuestLife.clockAt(life.endOfAccess(guest).plus(Duration.ofDays(15)));

        RequestId ending = begun(guest);
        scenario.runJobAt("ReadEndDate", ending);

        assertThat(scenario.endsOf(PROCESS, ending)).containsExactly("Access ended");
        assertThat(scenario.mailTo(guest.mail().toString(), ending)).isEmpty();
    }

    @Test
    void anEndThatComesNearerIsStillWarnedOf() throws Exception {
        User guest = life.guestUntil(inDays(40));
        GuestLife.clockAt(life.endOfAccess(guest).minus(Duration.ofDays(14)));
        RequestId ending = begun(guest);

        zones.learn(guest.id(), ZoneId.of("Asia/Tokyo"));
        scenario.runJobAt("ReadEndDate", ending);

        assertThat(scenario.mailTo(guest.mail().toString(), ending)).containsExactly(NoticeKind.ACCESS_ENDS_SOON);
    }

    @Test
    void ofAccessThatIsGoneAlreadyNobodyIsTold() throws Exception {
        User guest = life.guestUntil(inDays(1));
        RequestId ending = begun(guest);
        targets.endAccess(guest.id(), atlas, olivia().id());

        scenario.runJobAt("ReadEndDate", ending);

        assertThat(scenario.endsOf(PROCESS, ending)).containsExactly("Nothing to end any more");
        assertThat(scenario.mailTo(guest.mail().toString(), ending)).isEmpty();
    }

    @Test
    void nobodyExtendsWhatIsNotHisNorFurtherThanPolicyAllows() throws Exception {
        User guest = life.guestUntil(inDays(40));
        User ben = scenario.user("ben@woodgrove.com").orElseThrow();
        Instant end = life.endOfAccess(guest);

        assertRefused("GuestNotSponsored", ben, guest, inDays(50));
        assertRefused("ExtensionTooLong", olivia(), guest, inDays(400));
        assertRefused("ExtensionTooShort", olivia(), guest, inDays(40));

        assertThat(life.endOfAccess(guest)).isEqualTo(end);
    }

    @Test
    void nobodyAnswersForHimself() throws Exception {
        User guest = life.guestUntil(inDays(40));
        sponsors.add(guest.id(), guest.id(), olivia().id());

        assertRefused("GuestNotSponsored", guest, guest, inDays(50));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> extensions.sponsored(guest, guest.id()))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo("GuestNotSponsored"));
    }

    @Test
    void whoMayNotInviteDoesNotLetAccessLastLonger() throws Exception {
        User guest = life.guestUntil(inDays(40));
        User other = life.guest();
        sponsors.add(guest.id(), other.id(), olivia().id());

        assertRefused("InvitesNotAllowed", other, guest, inDays(50));
    }

    @Test
    void aBlockedGuestsAccessIsNotExtended() throws Exception {
        User guest = life.guestUntil(inDays(40));
        blocks.block(guest.id(), "test", RequestId.random());

        assertRefused("GuestBlocked", olivia(), guest, inDays(50));
    }

    @Test
    void aSponsorWhoIsAGuestLearnsOnlyOfWhatHeIsInHimself() throws Exception {
        User guest = life.guestUntil(inDays(40));
        User other = life.guest();
        sponsors.add(guest.id(), other.id(), olivia().id());
        UUID portal = targets.findApplication("expense-portal").orElseThrow().id();
        targets.assign(portal, guest.id(), olivia().id());

        assertThat(extensions.accessOf(other, guest.id()))
                .extracting(AccessEntry::target)
                .contains(atlas)
                .doesNotContain(Target.application(portal));
        assertThat(extensions.accessOf(olivia(), guest.id()))
                .extracting(AccessEntry::target)
                .contains(atlas, Target.application(portal));
    }

    @Test
    void aShortExtensionIsOfferedWhereTheUsualTimeNeedsAnApprovalAndBindsToTheSecondFactorThatItAsksFor()
            throws Exception {
        User guest = life.guestUntil(inDays(40));
        String deployment = deploy(
                "MemberToNormal_AccessDays\"><text>",
                "MemberToNormal_AccessDays\"><text>&lt; 100",
                "MemberToNormal_MultiFactorRequired\"><text>false",
                "MemberToNormal_MultiFactorRequired\"><text>true");
        try {
            assertThat(extensions.offer(olivia(), guest.id(), atlas).firstDay()).isEqualTo(inDays(41));
            assertThat(secondFactors.requires(guest)).isFalse();

            extensions.extend(olivia(), guest.id(), atlas, inDays(50));

            assertThat(secondFactors.requires(guest)).isTrue();
            assertRefused("ExtensionNeedsApproval", olivia(), guest, inDays(150));
        } finally {
            repository.deleteDeployment(deployment);
        }
    }

    private String deploy(String... replacements) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/processes/collaboration-policy.dmn")) {
            String table = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (int pair = 0; pair < replacements.length; pair += 2) {
                assertThat(table).contains(replacements[pair]);
                table = table.replace(replacements[pair], replacements[pair + 1]);
            }
            return repository
                    .createDeployment()
                    .addString("edited.dmn", table)
                    .deploy()
                    .getId();
        }
    }

    @Test
    void accessThatIsGoneIsNotExtended() throws Exception {
        User guest = life.guestUntil(inDays(40));
        Instant later = life.endOfAccess(guest).plus(Duration.ofDays(1));

        assertThat(ends.extend(guest.id(), atlas, later, Optional.empty(), olivia().id()))
                .isTrue();
        targets.endAccess(guest.id(), atlas, olivia().id());
        assertThat(ends.extend(guest.id(), atlas, later.plus(Duration.ofDays(1)), Optional.empty(), olivia().id()))
                .isFalse();
    }

    @Test
    void whatNeedsAnApprovalIsNotExtendedByASponsor() throws Exception {
        User guest = life.guest();
        Target papers =
                Target.group(targets.findGroup("board-papers").orElseThrow().id());
        targets.grant(guest.id(), papers, clock.instant().plus(Duration.ofDays(20)), RequestId.random());

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> extensions.extend(olivia(), guest.id(), papers, inDays(30)))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo("ExtensionNeedsApproval"));
    }

    private void assertRefused(String rule, User actor, User guest, LocalDate day) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> extensions.extend(actor, guest.id(), atlas, day))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    private RequestId begun(User guest) {
        while (steps.begin()) {
            // A hundred at a time.
        }
        return life.endingAccessOf(guest);
    }

    private void nextStepAt(Instant time, RequestId ending) {
        GuestLife.clockAt(time);
        scenario.runJobAt("NextStepDue", ending);
        scenario.runJobAt("ReadEndDate", ending);
    }

    private Instant dueAt(RequestId ending) {
        return scenario.jobAt("NextStepDue", ending).getDuedate().toInstant();
    }

    private User olivia() {
        return scenario.user(OLIVIA).orElseThrow();
    }

    private LocalDate inDays(int days) {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(days);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String lastDay(Instant end) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.ENGLISH)
                .format(end.atOffset(ZoneOffset.UTC).minusDays(1));
    }
}
