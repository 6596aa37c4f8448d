package org.guestflow.bulk;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of uploads and puts the work in the background together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BulkSettings.class)
class BulkConfiguration {

    private static final Duration AFTER_FAULT = Duration.ofSeconds(10);

    /** The rows say how far the work has come: whichever node takes a task over from one that died goes on with the first row that has no outcome. */
    @Bean
    Task<Void> workOnBulkUpload(BulkRound round, BulkInvitations invitations, Clock clock) {
        return Tasks.custom(BulkSchedule.WORK)
                .onFailure((fault, task) -> task.reschedule(fault, clock.now().plus(AFTER_FAULT)))
                .onDeadExecution((dead, task) -> task.reschedule(dead, clock.now()))
                .execute((task, context) -> next(work(BulkStep.parse(task.getId()), round, invitations), clock));
    }

    /** Inviting is the process engine's; a task for it is one that a version before has left behind. */
    private static Optional<Duration> work(BulkStep step, BulkRound round, BulkInvitations invitations) {
        if (step.state() == BulkState.INVITING) {
            invitations.takeOver(step.upload());
            return Optional.empty();
        }
        return round.work(step);
    }

    private static CompletionHandler<Void> next(Optional<Duration> wait, Clock clock) {
        return wait.<CompletionHandler<Void>>map(duration ->
                        (done, task) -> task.reschedule(done, clock.now().plus(duration)))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    @Bean
    Task<Void> forgetBulkUploads(BulkRows rows) {
        return Tasks.recurring(BulkSchedule.FORGET, FixedDelay.ofHours(1)).execute((task, context) -> rows.forgetOld());
    }
}
