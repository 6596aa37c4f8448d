package org.guestflow.mail;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has rounds of sending begun: the task is written in the current transaction, and the scheduler is woken right after the commit instead of at its next poll. */
@Component
class SendingSchedule {

    static final TaskDescriptor<Void> SEND_MAIL = TaskDescriptor.of("send-mail");

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    SendingSchedule(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** A passcode goes before everything else: somebody sits and waits for it. */
    void begin(SendingRound round, NoticeKind kind) {
        begin(Stream.of(task(round, kind)));
    }

    /** Has the first rounds of new notices begun, all together. */
    void beginAll(List<JdbcNewNotices.Row> notices) {
        begin(notices.stream().map(notice -> task(new SendingRound(notice.id(), 0), notice.kind())));
    }

    private static TaskInstance<?> task(SendingRound round, NoticeKind kind) {
        int priority = kind.isPasscode() ? Priority.HIGH : Priority.MEDIUM;
        return SEND_MAIL.instance(round.name()).priority(priority).build();
    }

    private void begin(Stream<TaskInstance<?>> tasks) {
        scheduler.getObject().scheduleBatch(tasks, clock.now());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.getObject().triggerCheckForDueExecutions();
            }
        });
    }
}
