package org.guestflow.lifecycle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.TaskService;
import org.guestflow.directory.Departures;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.lifecycle.AccessExtensions;
import org.guestflow.lifecycle.ExtensionRequests;
import org.guestflow.mail.NoticeKind;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.ProcessCoverage;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Walks the process {@code access-extension}: Olivia's guest is in Project Atlas for forty days, and she wants more than the year that policy allows. */
@ProcessTest
class AccessExtensionProcessTest {

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("access-extension");

    private static final String PROCESS = "access-extension";
    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String ADA = "ada@woodgrove.com";
    private static final String WHY = "The project goes on.";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ExtensionRequests requests;

    @Autowired
    private AccessExtensions extensions;

    @Autowired
    private Targets targets;

    @Autowired
    private Departures departures;

    @Autowired
    private Policy policy;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Clock clock;

    private InvitationScenario scenario;
    private GuestLife life;
    private Target atlas;
    private User guest;
    private Instant end;

    @BeforeEach
    void people() throws Exception {
        scenario = new InvitationScenario(context);
        life = new GuestLife(context);
        atlas = Target.group(targets.findGroup("project-atlas").orElseThrow().id());
        guest = life.guestUntil(inDays(40));
        end = life.endOfAccess(guest);
    }

    @Test
    void onceAnAdministratorApprovesTheAccessLastsLongerAndBothAreTold() throws RuleViolation {
        RequestId request = oliviaAsksUntil(inDays(400));
        assertThat(life.endOfAccess(guest)).isEqualTo(end);
        assertThat(scenario.mailTo(ADA, request)).containsExactly(NoticeKind.APPROVAL_REQUESTED);
        assertThat(requests.openOf(guest.id())).containsExactly(Map.entry(atlas, inDays(400)));

        scenario.decides(ADA, request, "approve", "");

        assertThat(scenario.endsOf(PROCESS, request)).containsExactly("Access prolonged");
        assertThat(life.endOfAccess(guest))
                .isEqualTo(inDays(401).atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(scenario.mailTo(guest.mail().toString(), request)).containsExactly(NoticeKind.ACCESS_EXTENDED);
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.GUEST_ACCESS_EXTENDED);
        assertThat(requests.openOf(guest.id())).isEmpty();
        assertThat(life.trailOf(request))
                .contains(olivia().id() + ": Request longer access")
                .anyMatch(entry ->
                        entry.startsWith(scenario.user(ADA).orElseThrow().id() + ": "));
    }

    @Test
    void aRejectionIsToldToTheSponsorWithItsReasonAndTheAccessEndsOnItsDay() throws RuleViolation {
        RequestId request = oliviaAsksUntil(inDays(400));

        scenario.decides(ADA, request, "reject", "A year is enough.");

        assertThat(scenario.endsOf(PROCESS, request)).containsExactly("Extension refused");
        assertThat(life.endOfAccess(guest)).isEqualTo(end);
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.EXTENSION_REFUSED);
        assertThat(scenario.mailTo(guest.mail().toString(), request)).isEmpty();
        Awaitility.await()
                .untilAsserted(() -> assertThat(MailFor.recipient(OLIVIA).all())
                        .extracting(MailFor::text)
                        .anySatisfy(text -> assertThat(text)
                                .contains(guest.mail().toString(), "A year is enough.", "/sponsored/" + guest.id())));
        assertThat(life.trailOf(request)).contains("system: Refuse longer access");
    }

    @Test
    void withoutAnAnswerInTimeItCountsAsRejected() throws RuleViolation {
        RequestId request = oliviaAsksUntil(inDays(400));

        scenario.runJobAt("TimeToAnswerOver", request);

        assertThat(scenario.endsOf(PROCESS, request)).containsExactly("Extension refused");
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.EXTENSION_REFUSED);
        assertThat(life.endOfAccess(guest)).isEqualTo(end);
        oliviaAsksUntil(inDays(400));
    }

    @Test
    void whenTheAccessEndsBeforeAnybodyDecidesThereIsNothingToDecideAnyMore() throws RuleViolation {
        RequestId request = oliviaAsksUntil(inDays(400));
        assertThat(scenario.jobAt("AccessOver", request).getDuedate().toInstant())
                .isEqualTo(end);

        scenario.runJobAt("AccessOver", request);

        assertThat(scenario.endsOf(PROCESS, request)).containsExactly("Extension refused");
        assertThat(openTasks(request)).isZero();
        assertThat(scenario.mailTo(OLIVIA, request)).containsExactly(NoticeKind.EXTENSION_REFUSED);
    }

    @Test
    void whatThePolicyWantsApprovedIsDecidedByItsApprovers() throws RuleViolation {
        Target papers =
                Target.group(targets.findGroup("board-papers").orElseThrow().id());
        targets.grant(guest.id(), papers, clock.instant().plusSeconds(20 * 86_400), RequestId.random());
        assertThat(extensions.offer(olivia(), guest.id(), papers).latestDay()).isEmpty();

        RequestId usual = requests.ask(olivia(), guest.id(), papers, inDays(30), WHY);

        assertThat(policy.decisionOn(usual).map(Decision::approvalStages).orElseThrow())
                .containsExactly("group:guest-approvers", "administrators");
        assertThat(openTasks(usual)).isEqualTo(1);
    }

    @Test
    void accessThatIsGoneMeanwhileIsNotApproved() throws RuleViolation {
        RequestId request = oliviaAsksUntil(inDays(400));
        targets.endAccess(guest.id(), atlas, olivia().id());

        assertThatThrownBy(() -> scenario.decides(ADA, request, "approve", ""))
                .hasStackTraceContaining("NothingToExtend");

        assertThat(openTasks(request)).isEqualTo(1);
    }

    @Test
    void whenTheGuestGoesTheRequestEnds() throws RuleViolation {
        RequestId request = oliviaAsksUntil(inDays(400));

        departures.leave(guest);

        assertThat(scenario.isRunning(PROCESS, request)).isFalse();
        assertThat(openTasks(request)).isZero();
    }

    @Test
    void whatCannotBeAskedForIsRefusedAndLeavesNothing() throws RuleViolation {
        User ben = scenario.user("ben@woodgrove.com").orElseThrow();

        assertRefused("GuestNotSponsored", ben, inDays(400), WHY);
        assertRefused("GuestNotSponsored", guest, inDays(400), WHY);
        assertRefused("ExtensionTooShort", olivia(), inDays(40), WHY);
        assertRefused("NoApprovalNeeded", olivia(), inDays(100), WHY);
        assertRefused("ExtensionTooFar", olivia(), inDays(4000), WHY);
        assertRefused("JustificationMissing", olivia(), inDays(400), " ");
        assertRefused("JustificationTooLong", olivia(), inDays(400), "x".repeat(1001));
        assertThat(requests.openOf(guest.id())).isEmpty();

        RequestId first = oliviaAsksUntil(inDays(400));
        assertRefused("ExtensionAskedAlready", olivia(), inDays(500), WHY);
        assertThat(openTasks(first)).isEqualTo(1);
    }

    private RequestId oliviaAsksUntil(LocalDate lastDay) throws RuleViolation {
        return requests.ask(olivia(), guest.id(), atlas, lastDay, WHY);
    }

    private void assertRefused(String rule, User actor, LocalDate day, String reason) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> requests.ask(actor, guest.id(), atlas, day, reason))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    private long openTasks(RequestId request) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(request.toString())
                .count();
    }

    private User olivia() {
        return scenario.user(OLIVIA).orElseThrow();
    }

    private LocalDate inDays(int days) {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(days);
    }
}
