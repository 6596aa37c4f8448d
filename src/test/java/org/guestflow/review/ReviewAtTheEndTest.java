package org.guestflow.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.review.ReviewedGroup.keep;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.directory.User;
import org.guestflow.engine.BusinessKey;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.AtOnce;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The owner answers at the very moment at which the review ends: either his answer was in time and holds, or he is told that it was not. */
@ProcessTest
class ReviewAtTheEndTest {

    private static final String TOO_LATE = "ReviewOver";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private ReviewedGroup group;
    private User kim;
    private RequestId review;

    @BeforeEach
    void kimIsReviewed() throws RuleViolation {
        group = new ReviewedGroup(context);
        kim = group.guest();
        review = group.isUnderReview();
    }

    @AfterEach
    void nothingIsLeft() {
        ClockUtil.reset();
        group.remove();
    }

    @RepeatedTest(8)
    void anAnswerIsInTimeOrItsGiverIsTold() throws Exception {
        List<String> came = AtOnce.call(List.of(
                () -> refusalOf(() -> {
                    group.answers(review, group.owner(), keep(kim));
                    return null;
                }),
                end()));
        group.applies(review);

        boolean inTime = came.get(0).isEmpty();
        assertThat(came.get(0)).isIn("", TOO_LATE);
        assertThat(group.has(kim)).isEqualTo(inTime);
        assertThat(group.outcomes(review)).containsEntry(kim.id(), inTime ? "kept" : "ended");
        assertThat(group.state(review)).isEqualTo("finished");
    }

    @RepeatedTest(8)
    void finishingIsInTimeOrWhoFinishesIsTold() throws Exception {
        group.answers(review, group.owner(), keep(kim));

        List<String> came = AtOnce.call(List.of(
                () -> refusalOf(() -> {
                    group.finishes(review, group.owner());
                    return null;
                }),
                end()));
        group.applies(review);

        assertThat(came.get(0)).isIn("", TOO_LATE);
        assertThat(group.has(kim)).isTrue();
        assertThat(group.outcomes(review)).containsEntry(kim.id(), "kept");
        assertThat(group.trail(review))
                .filteredOn(entry -> entry.startsWith("Access review ended"))
                .hasSize(1);
    }

    @Test
    void theEndIsLookedAtWhenSomebodyAnswersAndNotOnlyByTheTimer() {
        ClockUtil.offset(Duration.ofDays(30).plusSeconds(1).toMillis());

        assertThatThrownBy(() -> group.answers(review, group.owner(), keep(kim)))
                .extracting(refused -> ((RuleViolation) refused).rule())
                .isEqualTo(TOO_LATE);
        assertThatThrownBy(() -> group.finishes(review, group.owner()))
                .extracting(refused -> ((RuleViolation) refused).rule())
                .isEqualTo(TOO_LATE);
    }

    @Test
    void aStepThatIsReachedAfterTheInstanceHasEndedIsTakenBack() {
        String timer = group.jobAt("TimeToAnswerOver", review).orElseThrow().getId();

        assertThatThrownBy(() -> engine.getCommandExecutorTxRequired().execute(command -> {
                    ExecutionEntity step =
                            command.getJobManager().findJobById(timer).getExecution();
                    CompletableFuture.runAsync(() -> runtime.deleteProcessInstance(
                                    step.getProcessInstanceId(), "Ended by an administrator."))
                            .join();
                    return BusinessKey.of(step);
                }))
                .isInstanceOf(OptimisticLockingException.class);
    }

    /** The timer's job; where the task was completed first, the engine gives it up. */
    private Callable<String> end() {
        String job = group.jobAt("TimeToAnswerOver", review).orElseThrow().getId();
        return () -> {
            try {
                management.executeJob(job);
                return "";
            } catch (OptimisticLockingException overtaken) {
                return "overtaken";
            }
        };
    }

    private static String refusalOf(Callable<Void> work) throws Exception {
        try {
            work.call();
            return "";
        } catch (RuleViolation refused) {
            return refused.rule();
        }
    }
}
