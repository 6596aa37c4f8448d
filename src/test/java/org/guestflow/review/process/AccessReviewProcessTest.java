package org.guestflow.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.review.ReviewedGroup.end;
import static org.guestflow.review.ReviewedGroup.keep;
import static org.guestflow.review.ReviewedGroup.keepUntil;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guestflow.directory.Application;
import org.guestflow.directory.NewApplication;
import org.guestflow.directory.Owners;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Sponsors;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.UserType;
import org.guestflow.mail.NoticeKind;
import org.guestflow.review.ReviewRound;
import org.guestflow.review.ReviewedGroup;
import org.guestflow.review.Reviews;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.Colleague;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessCoverage;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks the process {@code access-review}: the guests of a group are reviewed by its owner, else by their sponsor, else by the administrators. */
@ProcessTest
class AccessReviewProcessTest {

    private static final String ADA = "ada@woodgrove.com";

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("access-review");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Sponsors sponsors;

    @Autowired
    private Targets targets;

    @Autowired
    private Reviews reviews;

    @Autowired
    private ReviewRound round;

    @Autowired
    private JdbcClient jdbc;

    private InvitationScenario scenario;
    private ReviewedGroup group;
    private User kim;
    private User lee;

    @BeforeEach
    void aGroupWithTwoGuests() {
        scenario = new InvitationScenario(context);
        group = new ReviewedGroup(context);
        kim = group.guest();
        lee = group.guest();
    }

    @AfterEach
    void nothingIsLeft() {
        ClockUtil.reset();
        group.remove();
    }

    @Test
    void theOwnerIsAskedByMailAndOfferedTheTask() throws RuleViolation {
        RequestId review = group.isUnderReview();

        assertThat(offeredTo(review)).containsExactly(mail(group.owner()));
        assertThat(mailTo(group.owner(), review)).containsExactly(NoticeKind.REVIEW_REQUESTED);
        assertThat(mailTo(group.sponsor(), review)).isEmpty();
        assertThat(scenario.mailTo(ADA, review)).isEmpty();
        assertThat(group.outcomes(review)).containsOnlyKeys(kim.id(), lee.id());
    }

    @Test
    void whatTheOwnerSaidIsDoneOnceTheReviewIsFinished() throws RuleViolation {
        User max = group.guest();
        LocalDate inAWeek = LocalDate.now(ZoneOffset.UTC).plusDays(7);
        RequestId review = group.isUnderReview();

        group.answers(review, group.owner(), keep(kim), end(lee), keepUntil(max, inAWeek));
        assertThat(group.has(lee)).isTrue();
        group.finishes(review, group.owner());
        group.applies(review);

        assertThat(scenario.endsOf("access-review", review)).containsExactly("Review ended");
        assertThat(group.outcomes(review))
                .containsEntry(kim.id(), "kept")
                .containsEntry(lee.id(), "ended")
                .containsEntry(max.id(), "limited");
        assertThat(group.has(kim)).isTrue();
        assertThat(group.has(lee)).isFalse();
        assertThat(group.endOf(max))
                .isEqualTo(inAWeek.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(mailTo(lee, review)).containsExactly(NoticeKind.REVIEW_ACCESS_ENDED);
        assertThat(mailTo(kim, review)).isEmpty();
        assertThat(group.state(review)).isEqualTo("finished");
    }

    @Test
    void theTrailTellsWhoDecidedWhatInWhichReview() throws RuleViolation {
        RequestId review = group.isUnderReview();
        String owner = group.owner().id().toString();
        String ada = group.ada().id().toString();

        group.answers(review, group.owner(), keep(kim), end(lee));
        group.finishes(review, group.owner());
        group.applies(review);

        assertThat(group.trail(review))
                .contains(
                        "Create access review by " + ada,
                        "Approve decision by " + owner,
                        "Deny decision by " + owner,
                        "Remove member from group by " + owner,
                        "Apply decision by system",
                        "Access review ended by " + owner);
    }

    @Test
    void manyAnswersAreAppliedInSeveralTransactions() throws RuleViolation {
        Stream.generate(group::guest).limit(50).forEach(User::id);
        RequestId review = group.isUnderReview();

        group.runJobAt("TimeToAnswerOver", review);
        group.runJobAt("ApplyAnswers", review);
        assertThat(group.outcomes(review).values()).filteredOn("ended"::equals).hasSize(50);
        group.applies(review);

        assertThat(group.outcomes(review))
                .hasSize(52)
                .allSatisfy((guest, outcome) -> assertThat(outcome).isEqualTo("ended"));
    }

    @Test
    void whereThereIsNobodyToReviewItIsOverAtOnce() throws RuleViolation {
        RequestId review = group.starts();
        group.leaves(kim);
        group.leaves(lee);

        group.runJobAt("CollectGuests", review);

        assertThat(scenario.endsOf("access-review", review)).containsExactly("Nobody to review");
        assertThat(group.state(review)).isEqualTo("finished");
        assertThat(mailTo(group.owner(), review)).isEmpty();
    }

    @Test
    void theOwnerIsRemindedAndANewOwnerIsAskedWithHim() throws RuleViolation {
        RequestId review = group.isUnderReview();
        User second = secondOwner();

        group.runJobAt("ReminderDue", review);

        assertThat(mailTo(group.owner(), review))
                .containsExactly(NoticeKind.REVIEW_REQUESTED, NoticeKind.REVIEW_REMINDER);
        assertThat(mailTo(second, review)).containsExactly(NoticeKind.REVIEW_REMINDER);
        assertThat(offeredTo(review)).containsExactlyInAnyOrder(mail(group.owner()), mail(second));
    }

    @Test
    void unansweredTheSponsorsAreAskedEachForHisGuests() throws RuleViolation {
        User another = Colleague.named(context, "Ines");
        User hers = group.guestOf(another);
        RequestId review = group.isUnderReview();
        group.answers(review, group.owner(), keep(lee));

        group.runJobAt("SponsorsDue", review);

        assertThat(mailTo(group.sponsor(), review)).containsExactly(NoticeKind.REVIEW_ESCALATED);
        assertThat(mailTo(another, review)).containsExactly(NoticeKind.REVIEW_ESCALATED);
        assertThat(scenario.mailTo(ADA, review)).isEmpty();
        assertThat(offeredTo(review)).contains(mail(group.sponsor()), mail(another));
        group.answers(review, group.sponsor(), end(kim));
        assertRefused(() -> group.answers(review, group.sponsor(), keep(hers)), "NotAReviewer");
        group.answers(review, another, keep(hers));
        group.finishes(review, group.owner());
        group.applies(review);
        assertThat(group.has(kim)).isFalse();
        assertThat(group.has(hers)).isTrue();
    }

    @Test
    void whoAnswersForSomeDoesNotFinishTheReviewOfAll() throws RuleViolation {
        User another = Colleague.named(context, "Ines");
        User hers = group.guestOf(another);
        RequestId review = group.isUnderReview();
        group.runJobAt("SponsorsDue", review);
        group.answers(review, group.owner(), keep(kim), keep(lee), keep(hers));

        assertRefused(() -> group.finishes(review, another), "NotForOneSponsor");
        String task = task(review);
        assertThatThrownBy(() -> as(mail(another), () -> tasks.complete(task)))
                .hasMessageContaining("NotForOneSponsor");

        assertThat(group.state(review)).isEqualTo("open");
        group.finishes(review, group.owner());
    }

    @Test
    void aSponsorOfAllGuestsFinishesInTheOwnersPlace() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.runJobAt("SponsorsDue", review);

        group.answers(review, group.sponsor(), keep(kim), end(lee));
        group.finishes(review, group.sponsor());
        group.applies(review);

        assertThat(group.outcomes(review)).containsEntry(kim.id(), "kept").containsEntry(lee.id(), "ended");
    }

    @Test
    void stillUnansweredTheAdministratorsAreAskedForAll() throws RuleViolation {
        RequestId review = group.isUnderReview();
        assertRefused(() -> group.answers(review, group.ada(), keep(kim)), "NotAReviewer");

        group.runJobAt("AdministratorsDue", review);

        assertThat(scenario.mailTo(ADA, review)).containsExactly(NoticeKind.REVIEW_ESCALATED);
        assertThat(tasks.getIdentityLinksForTask(task(review)))
                .extracting(IdentityLink::getGroupId)
                .contains("camunda-admin");
        group.answers(review, group.ada(), keep(kim), end(lee));
        group.finishes(review, group.ada());
        group.applies(review);
        assertThat(group.has(lee)).isFalse();
    }

    @Test
    void ofWhomNothingWasSaidUntilTheEndLosesTheAccess() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.answers(review, group.owner(), keep(kim));

        group.runJobAt("TimeToAnswerOver", review);
        group.applies(review);

        assertThat(scenario.endsOf("access-review", review)).contains("Review ended");
        assertThat(group.outcomes(review)).containsEntry(kim.id(), "kept").containsEntry(lee.id(), "ended");
        assertThat(group.has(kim)).isTrue();
        assertThat(group.has(lee)).isFalse();
        assertThat(mailTo(lee, review)).containsExactly(NoticeKind.REVIEW_ACCESS_ENDED);
        assertThat(group.trail(review)).contains("Auto review by system", "Remove member from group by system");
    }

    @Test
    void withoutAnOwnerWhoMaySignInTheSponsorsAreAskedAtOnce() throws RuleViolation {
        group.isBlocked(group.owner());

        RequestId review = group.isUnderReview();

        assertThat(offeredTo(review)).containsExactly(mail(group.sponsor()));
        assertThat(mailTo(group.sponsor(), review)).containsExactly(NoticeKind.REVIEW_REQUESTED);
        assertThat(scenario.mailTo(ADA, review)).isEmpty();
    }

    @Test
    void whereAGuestHasNoSponsorEitherTheAdministratorsAreAskedAtOnce() throws RuleViolation {
        group.isBlocked(group.owner());
        sponsors.remove(lee.id(), group.sponsor().id().value(), group.ada().id());

        RequestId review = group.isUnderReview();

        assertThat(mailTo(group.sponsor(), review)).containsExactly(NoticeKind.REVIEW_REQUESTED);
        assertThat(scenario.mailTo(ADA, review)).containsExactly(NoticeKind.REVIEW_REQUESTED);
        assertRefused(() -> group.answers(review, group.sponsor(), keep(lee)), "NotAReviewer");
        group.answers(review, group.ada(), keep(lee));
    }

    @Test
    void whoHasLeftMeanwhileNeedsNoAnswerAndWhoCameLaterIsNotReviewed() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.leaves(lee);
        User late = group.guest();

        group.answers(review, group.owner(), end(kim));
        assertRefused(() -> group.answers(review, group.owner(), end(late)), "NotAReviewer");
        group.finishes(review, group.owner());
        group.applies(review);

        assertThat(group.outcomes(review))
                .containsEntry(kim.id(), "ended")
                .containsEntry(lee.id(), "left")
                .doesNotContainKey(late.id());
        assertThat(group.has(late)).isTrue();
        assertThat(mailTo(lee, review)).isEmpty();
    }

    @Test
    void whoWasBroughtInAgainSinceKeepsWhatSomebodyHasJustDecided() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.answers(review, group.owner(), end(kim), end(lee));
        group.leaves(kim);
        group.comesIn(kim);

        group.finishes(review, group.owner());
        group.applies(review);

        assertThat(group.has(kim)).isTrue();
        assertThat(group.outcomes(review)).containsEntry(kim.id(), "left").containsEntry(lee.id(), "ended");
    }

    @Test
    void whatIsProlongedAfterTheAnswerIsNeitherEndedNorShortened() throws RuleViolation {
        User max = group.guestFor(Duration.ofDays(100));
        User ria = group.guest();
        RequestId review = group.isUnderReview();
        group.isProlonged(ria, 10);
        LocalDate inAWeek = LocalDate.now(ZoneOffset.UTC).plusDays(7);
        group.answers(review, group.owner(), end(kim), keep(lee), keepUntil(max, inAWeek), end(ria));
        ClockUtil.offset(Duration.ofHours(1).toMillis());
        group.isProlonged(kim, 10);
        group.isProlonged(max, 10);
        Instant prolonged = group.endOf(max);

        group.finishes(review, group.owner());
        group.applies(review);

        assertThat(group.has(kim)).isTrue();
        assertThat(group.endOf(max)).isEqualTo(prolonged);
        assertThat(group.outcomes(review))
                .containsEntry(kim.id(), "prolonged")
                .containsEntry(max.id(), "prolonged")
                .containsEntry(lee.id(), "kept")
                .containsEntry(ria.id(), "ended");
        assertThat(mailTo(kim, review)).isEmpty();
    }

    @Test
    void whoseAccessSomebodyHasProlongedSinceTheReviewBeganHasBeenSpokenFor() throws RuleViolation {
        RequestId review = group.isUnderReview();
        ClockUtil.offset(Duration.ofHours(1).toMillis());
        group.isProlonged(kim, 10);

        group.runJobAt("TimeToAnswerOver", review);
        group.applies(review);

        assertThat(group.has(kim)).isTrue();
        assertThat(group.outcomes(review)).containsEntry(kim.id(), "prolonged").containsEntry(lee.id(), "ended");
    }

    @Test
    void whoseAccessEndsBeforeTheReviewDoesStaysWithoutAGapUntilTheDayThatWasNamed() throws RuleViolation {
        User max = group.guestFor(Duration.ofDays(10));
        LocalDate later = LocalDate.now(ZoneOffset.UTC).plusDays(60);
        RequestId review = group.isUnderReview();

        group.answers(review, group.owner(), keep(kim), keep(lee), keepUntil(max, later));

        assertThat(group.endOf(max))
                .isEqualTo(later.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        ClockUtil.offset(Duration.ofDays(20).toMillis());
        assertThat(group.has(max)).isTrue();
        group.finishes(review, group.owner());
        group.applies(review);
        assertThat(group.outcomes(review)).containsEntry(max.id(), "limited");
        assertThat(group.has(max)).isTrue();
    }

    @Test
    void whoeverIsKeptUntilALaterDayAndThenNotIsEndedAllTheSame() throws RuleViolation {
        User max = group.guestFor(Duration.ofDays(10));
        RequestId review = group.isUnderReview();
        group.answers(
                review,
                group.owner(),
                keep(kim),
                keep(lee),
                keepUntil(max, LocalDate.now(ZoneOffset.UTC).plusDays(60)));
        group.answers(review, group.owner(), end(max));

        group.finishes(review, group.owner());
        group.applies(review);

        assertThat(group.outcomes(review)).containsEntry(max.id(), "ended");
        assertThat(group.has(max)).isFalse();
    }

    @Test
    void aLaterDayIsAnExtensionForWhichPolicyMayAskForApproval() throws RuleViolation {
        RequestId review = group.isUnderReview();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Instant before = group.endOf(lee);
        jdbc.sql("UPDATE directory_group SET sensitivity = 'confidential' WHERE id = :group")
                .param("group", group.target().id())
                .update();

        assertRefused(
                () -> group.answers(review, group.owner(), keep(kim), keepUntil(lee, today.plusDays(350))),
                "ExtensionNeedsApproval");

        assertThat(group.endOf(lee)).isEqualTo(before);
        assertThat(group.trail(review)).noneMatch(entry -> entry.contains("decision"));
        group.answers(review, group.owner(), keepUntil(lee, today.plusDays(30)));
    }

    @Test
    void whoNeededNoAnswerAndIsThereAgainHoldsUpNothing() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.isNow(UserType.MEMBER, lee);
        group.answers(review, group.owner(), keep(kim));
        group.finishes(review, group.owner());
        group.isNow(UserType.GUEST, lee);

        group.applies(review);

        assertThat(group.state(review)).isEqualTo("finished");
        assertThat(group.outcomes(review)).containsEntry(kim.id(), "kept").containsEntry(lee.id(), "ended");
        assertThat(group.trail(review)).contains("Remove member from group by system");
    }

    @Test
    void aReviewWhoseInstanceIsDeletedGoesOnAskingByItsOwnTimes() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.answers(review, group.owner(), keep(kim));
        Object end = variable("endsAt", review);
        group.isDeletedInCockpit(review);
        ClockUtil.offset(Duration.ofDays(3).toMillis());

        resumeAll();
        group.runJobAt("CollectGuests", review);

        assertThat(variable("endsAt", review)).isEqualTo(end);
        assertThat(offeredTo(review)).containsExactly(mail(group.owner()));
        assertThat(mailTo(group.owner(), review)).containsExactly(NoticeKind.REVIEW_REQUESTED);
        resumeAll();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(review.toString())
                        .count())
                .isEqualTo(1);
        group.answers(review, group.owner(), end(lee));
        group.finishes(review, group.owner());
        group.applies(review);
        assertThat(group.outcomes(review)).containsEntry(kim.id(), "kept").containsEntry(lee.id(), "ended");
        assertThat(group.starts()).isNotEqualTo(review);
    }

    @Test
    void aReviewWhoseInstanceIsDeletedWhileItIsAppliedIsAppliedToTheEnd() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.runJobAt("TimeToAnswerOver", review);
        group.isDeletedInCockpit(review);
        assertThat(group.has(kim)).isTrue();

        resumeAll();
        group.applies(review);

        assertThat(group.has(kim)).isFalse();
        assertThat(group.state(review)).isEqualTo("finished");
        resumeAll();
        assertThat(group.jobAt("ApplyAnswers", review)).isEmpty();
    }

    @Test
    void itIsNotFinishedWhileNothingWasSaidOfSomebody() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.answers(review, group.owner(), keep(kim));

        assertRefused(() -> group.finishes(review, group.owner()), "AnswersMissing");

        assertThat(task(review)).isNotNull();
        assertThat(group.state(review)).isEqualTo("open");
    }

    @Test
    void whatIsSentWithTheCompletionOfTheTaskChangesNothing() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.answers(review, group.owner(), keep(kim), end(lee));
        String task = task(review);

        as(
                mail(group.owner()),
                () -> tasks.complete(
                        task,
                        Map.of(
                                "decision",
                                "keep",
                                "comment",
                                lee.id().toString(),
                                "answer." + lee.id(),
                                "keep",
                                "moreToApply",
                                false,
                                "anyGuests",
                                false)));
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance(review))
                        .list())
                .extracting("name")
                .containsExactlyInAnyOrder("anyGuests", "reminderAt", "sponsorsAt", "administratorsAt", "endsAt");
        group.applies(review);

        assertThat(group.has(kim)).isTrue();
        assertThat(group.has(lee)).isFalse();
    }

    @Test
    void overTheEngineNobodyCompletesWhatIsNotAnsweredOrNotHis() throws RuleViolation {
        RequestId review = group.isUnderReview();
        String task = task(review);

        assertThatThrownBy(() -> as(mail(group.owner()), () -> tasks.complete(task)))
                .hasMessageContaining("AnswersMissing");
        assertThatThrownBy(() -> as(ADA, () -> tasks.complete(task))).hasMessageContaining("NotAReviewer");
        assertThatThrownBy(() -> as(mail(group.sponsor()), () -> tasks.complete(task)))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> as(ADA, () -> tasks.claim(task, ADA))).hasMessageContaining("NotAReviewer");
        as(mail(group.owner()), () -> tasks.claim(task, mail(group.owner())));
        assertThat(task(review)).isEqualTo(task);
    }

    @Test
    void aDayIsRefusedThatHasPassedOrIsLaterThanPolicyAllowsAndNothingIsKept() throws RuleViolation {
        RequestId review = group.isUnderReview();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        for (LocalDate day : List.of(today.minusDays(1), today.plusDays(366))) {
            assertRefused(
                    () -> group.answers(review, group.owner(), keep(kim), keepUntil(lee, day)), "KeepUntilInvalid");
        }

        assertThat(group.trail(review)).noneMatch(entry -> entry.contains("decision"));
        group.answers(review, group.owner(), keepUntil(lee, today.plusDays(364)));
    }

    @Test
    void oneReviewOfAGroupRunsAtATimeAndOnlyAdministratorsStartOne() throws RuleViolation {
        RequestId first = group.starts();

        assertRefused(group::starts, "ReviewRunning");
        assertThat(first).isNotNull();
        assertThatThrownBy(() -> scenario.starts(
                        mail(group.owner()),
                        "access-review",
                        Map.of(
                                "targetType",
                                "group",
                                "targetId",
                                group.target().id().toString())))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void whereNoAnswerCouldEndAnAccessNothingIsReviewed() {
        assertThatThrownBy(() ->
                        scenario.starts(ADA, "access-review", Map.of("targetType", "group", "targetId", "all-staff")))
                .hasMessageContaining("MembershipNotKeptByHand");
        assertThatThrownBy(() ->
                        scenario.starts(ADA, "access-review", Map.of("targetType", "group", "targetId", "finance")))
                .hasMessageContaining("MembershipNotKeptByHand");
        assertThatThrownBy(() -> scenario.starts(
                        ADA, "access-review", Map.of("targetType", "group", "targetId", "no-such-group")))
                .hasMessageContaining("UnknownTarget");
    }

    @Test
    void anApplicationToWhichGuestsAreAssignedIsReviewedLikewise() throws RuleViolation {
        Application portal = new Application(
                UUID.randomUUID(), "portal-" + UUID.randomUUID(), "Portal", true, Sensitivity.NORMAL, Optional.empty());
        Target target = Target.application(portal.id());
        targets.add(
                new NewApplication(portal, Set.of(group.owner().id()), Set.of()),
                group.ada().id());
        targets.grant(kim.id(), target, Instant.now().plus(Duration.ofDays(90)), RequestId.random());
        try {
            RequestId review = reviews.start(target, group.ada());
            group.runJobAt("CollectGuests", review);
            group.answers(review, group.owner(), end(kim));
            group.finishes(review, group.owner());
            group.applies(review);

            assertThat(targets.hasAccess(kim.id(), target)).isFalse();
            assertThat(group.has(kim)).isTrue();
            assertThat(group.trail(review))
                    .contains("Remove user from application by " + group.owner().id());
        } finally {
            jdbc.sql("DELETE FROM access_review WHERE target_id = :id")
                    .param("id", portal.id())
                    .update();
            jdbc.sql("DELETE FROM application WHERE id = :id")
                    .param("id", portal.id())
                    .update();
        }
    }

    private void resumeAll() {
        Optional<RequestId> last = round.resume(Optional.empty());
        while (last.isPresent()) {
            last = round.resume(last);
        }
    }

    private Object variable(String name, RequestId review) {
        return runtime.getVariable(instance(review), name);
    }

    private User secondOwner() throws RuleViolation {
        User second = Colleague.named(context, "Olaf");
        context.getBean(Owners.class).add(group.target(), second, group.ada().id());
        return second;
    }

    private String task(RequestId review) {
        return scenario.openTask(review).getId();
    }

    private String instance(RequestId review) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(review.toString())
                .singleResult()
                .getId();
    }

    private List<String> offeredTo(RequestId review) {
        return tasks.getIdentityLinksForTask(task(review)).stream()
                .map(IdentityLink::getUserId)
                .filter(user -> user != null)
                .toList();
    }

    private List<NoticeKind> mailTo(User user, RequestId review) {
        return scenario.mailTo(mail(user), review);
    }

    private static String mail(User user) {
        return user.mail().toString();
    }

    private void as(String user, Runnable work) {
        identity.setAuthentication(
                user,
                identity.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    private static void assertRefused(ThrowingCallable work, String rule) {
        assertThatThrownBy(work)
                .isInstanceOf(RuleViolation.class)
                .extracting(refused -> ((RuleViolation) refused).rule())
                .isEqualTo(rule);
    }
}
