package org.guestflow.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.review.ReviewedGroup.keep;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewApplication;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.review.DueReviews;
import org.guestflow.review.PlannedReview;
import org.guestflow.review.PlannedReview.LeftOut;
import org.guestflow.review.ReviewedGroup;
import org.guestflow.review.Reviews;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.guestflow.support.ProcessCoverage;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks the process {@code due-access-reviews}, half a year ahead. */
@ProcessTest
class DueAccessReviewsProcessTest {

    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    private static final int MANY = 60;

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("due-access-reviews");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DueReviews due;

    @Autowired
    private Targets targets;

    @Autowired
    private Reviews reviews;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    private ReviewedGroup group;
    private User guest;

    @BeforeEach
    void aGroupWithAGuest() {
        noReviews();
        group = new ReviewedGroup(context);
        guest = group.guest();
    }

    @AfterEach
    void asItWas() {
        ClockUtil.reset();
        noReviews();
        group.remove();
    }

    @Test
    void theFirstReviewIsDueHalfAYearAfterTheFirstGuestCame() {
        Instant came = plan(group.target()).dueAt().orElseThrow().minus(HALF_A_YEAR);
        ClockUtil.offset(Duration.ofDays(30).toMillis());
        group.guest();

        assertThat(came).isBefore(Instant.now());
        assertThat(plan(group.target()).dueAt()).contains(came.plus(HALF_A_YEAR));
        assertThat(plan(group.target()).lastAt()).isEmpty();
    }

    @Test
    void theNextOneIsDueHalfAYearAfterTheLast() throws RuleViolation {
        ClockUtil.offset(Duration.ofDays(50).toMillis());
        RequestId review = group.isUnderReview();
        Instant started = plan(group.target()).lastAt().orElseThrow();
        assertThat(plan(group.target()).isStartable()).isFalse();
        ClockUtil.offset(Duration.ofDays(60).toMillis());
        group.answers(review, group.owner(), keep(guest));
        group.finishes(review, group.owner());
        group.applies(review);

        assertThat(plan(group.target()).dueAt()).contains(started.plus(HALF_A_YEAR));
        assertThat(plan(group.target()).isStartable()).isTrue();
    }

    @Test
    void whereEverybodyIsNewSinceTheLastTheNextOneIsDueHalfAYearAfterTheFirstOfThemCame() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.runJobAt("TimeToAnswerOver", review);
        group.applies(review);
        assertThat(planned(group.target())).isEmpty();
        ClockUtil.offset(Duration.ofDays(20).toMillis());

        User first = group.guest();
        ClockUtil.offset(Duration.ofDays(30).toMillis());
        group.guest();

        assertThat(plan(group.target()).dueAt()).contains(since(first).plus(HALF_A_YEAR));
    }

    @Test
    void everyNightGoesOnWithAReviewWhoseInstanceIsDeleted() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.isDeletedInCockpit(review);

        night();

        group.runJobAt("CollectGuests", review);
        group.answers(review, group.owner(), keep(guest));
        group.finishes(review, group.owner());
        group.applies(review);
        assertThat(group.state(review)).isEqualTo("finished");
    }

    @Test
    void everyNightRemovesWhatIsOlderThanReviewsAreKeptHoweverManyGuestsThereWere() throws RuleViolation {
        RequestId review = group.isUnderReview();
        group.runJobAt("TimeToAnswerOver", review);
        group.applies(review);
        jdbc.sql("""
                        INSERT INTO access_review_entry (review_id, guest_id, answer, answered_at, outcome, settled_at)
                        SELECT :review, gen_random_uuid(), 'end', now(), 'ended', now() FROM generate_series(1, 1500)""").param("review", review.value()).update();
        ClockUtil.offset(Duration.ofDays(1094).toMillis());
        night();
        assertThat(group.outcomes(review)).hasSize(1501);
        ClockUtil.offset(Duration.ofDays(1096).toMillis());

        night();

        assertThat(group.outcomes(review)).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM access_review WHERE id = :review")
                        .param("review", review.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void everyNightStartsWhatIsDueAndNothingTwice() {
        night();
        assertThat(reviewsOf(group.target())).isZero();
        ClockUtil.offset(HALF_A_YEAR.plusMinutes(1).toMillis());

        night();
        night();

        assertThat(reviewsOf(group.target())).isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM access_review WHERE target_id = :target AND started_by IS NULL")
                        .param("target", group.target().id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void manyAreStartedInSeveralTransactions() {
        List<UUID> many = manyGroups();
        try {
            ClockUtil.offset(HALF_A_YEAR.plusMinutes(1).toMillis());

            fire("DailyRoundDue");
            fire("StartDueReviews");
            assertThat(running()).isEqualTo(50);
            fire("StartDueReviews");

            assertThat(running()).isGreaterThan(MANY);
            goOn();
            assertThat(many)
                    .allSatisfy(one -> assertThat(reviewsOf(Target.group(one))).isEqualTo(1));
        } finally {
            noReviews();
            jdbc.sql("DELETE FROM directory_group WHERE id = ANY (:many)")
                    .param("many", many.toArray(UUID[]::new))
                    .update();
        }
    }

    @Test
    void whereNoAnswerCouldEndAnAccessNoneIsPlannedAndThePlanSaysWhy() {
        Target synced = Target.group(targets.findGroup("finance").orElseThrow().id());
        jdbc.sql("""
                        INSERT INTO group_member (group_id, user_id, granted_at)
                        SELECT :group, id, now() FROM directory_user WHERE mail = 'sam@litware.com'""").param("group", synced.id()).update();
        try {
            assertThat(plan(synced).leftOut()).contains(LeftOut.SYNCED);
            assertThat(plan(synced).dueAt()).isEmpty();
            ClockUtil.offset(HALF_A_YEAR.plusMinutes(1).toMillis());
            night();
            assertThat(reviewsOf(synced)).isZero();
        } finally {
            jdbc.sql("DELETE FROM group_member WHERE group_id = :group")
                    .param("group", synced.id())
                    .update();
        }
    }

    @Test
    void aGroupByARuleAndAnApplicationThroughAGroupAreLeftOut() {
        Group byRule = new Group(
                UUID.randomUUID(),
                "rule-" + UUID.randomUUID(),
                "By rule",
                GroupMembership.DYNAMIC,
                false,
                Sensitivity.NORMAL);
        Group through = targets.findGroup(group.target().id().toString()).orElseThrow();
        Application portal = new Application(
                UUID.randomUUID(),
                "portal-" + UUID.randomUUID(),
                "Portal",
                true,
                Sensitivity.NORMAL,
                Optional.of(through));
        UserId owner = group.owner().id();
        targets.add(new NewGroup(byRule, Optional.of("user.userType -eq \"Guest\""), Set.of(owner)), owner);
        targets.add(new NewApplication(portal, Set.of(owner), Set.of()), owner);
        try {
            assertThat(plan(Target.group(byRule.id())).leftOut()).contains(LeftOut.DYNAMIC);
            assertThat(plan(Target.application(portal.id())).leftOut()).contains(LeftOut.THROUGH_GROUP);
            assertThatThrownBy(() -> reviews.start(Target.application(portal.id()), group.ada()))
                    .extracting(refused -> ((RuleViolation) refused).rule())
                    .isEqualTo("ReviewedWithItsGroup");
        } finally {
            jdbc.sql("DELETE FROM application WHERE id = :id")
                    .param("id", portal.id())
                    .update();
            jdbc.sql("DELETE FROM directory_group WHERE id = :id")
                    .param("id", byRule.id())
                    .update();
        }
    }

    /** The timer fires, and its jobs run, as the job executor does it. */
    private void night() {
        fire("DailyRoundDue");
        goOn();
    }

    private void goOn() {
        for (String step : List.of("StartDueReviews", "RemoveOldReviews")) {
            while (job(step).isPresent()) {
                fire(step);
            }
        }
    }

    private Instant since(User somebody) {
        return jdbc.sql("SELECT granted_at FROM group_member WHERE group_id = :group AND user_id = :guest")
                .param("group", group.target().id())
                .param("guest", somebody.id().value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private void fire(String activity) {
        management.executeJob(job(activity).orElseThrow().getId());
    }

    private Optional<Job> job(String activity) {
        return management
                .createJobQuery()
                .processDefinitionKey("due-access-reviews")
                .activityId(activity)
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    private List<UUID> manyGroups() {
        return jdbc.sql("""
                        WITH added AS (
                            INSERT INTO directory_group (id, mail_nickname, display_name, membership, created_at)
                            SELECT gen_random_uuid(), 'many-' || gen_random_uuid(), 'Many', 'assigned', now() FROM generate_series(1, :many)
                            RETURNING id),
                        owned AS (INSERT INTO group_owner (group_id, user_id) SELECT id, :owner FROM added),
                        peopled AS (INSERT INTO group_member (group_id, user_id, granted_at)
                            SELECT a.id, u.id, now() FROM added a, directory_user u WHERE u.mail = 'lena@litware.com')
                        SELECT id FROM added""")
                .param("many", MANY)
                .param("owner", group.owner().id().value())
                .query(UUID.class)
                .list();
    }

    private PlannedReview plan(Target target) {
        return planned(target).orElseThrow();
    }

    private Optional<PlannedReview> planned(Target target) {
        return due.plan().stream().filter(one -> one.target().equals(target)).findFirst();
    }

    private long reviewsOf(Target target) {
        return jdbc.sql("SELECT count(*) FROM access_review WHERE target_id = :target")
                .param("target", target.id())
                .query(Long.class)
                .single();
    }

    private long running() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("access-review")
                .count();
    }

    /** Half a year ahead the demo's groups are reviewed too. */
    private void noReviews() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("access-review")
                .list()
                .forEach(instance ->
                        runtime.deleteProcessInstanceIfExists(instance.getId(), "test", true, true, false, false));
        jdbc.sql("DELETE FROM access_review").update();
    }
}
