package org.guestflow.bulk;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has the rows of uploaded lists tried out: the task is written in the current transaction, and the scheduler is woken right after the commit. */
@Component
class BulkSchedule {

    static final TaskDescriptor<Void> WORK = TaskDescriptor.of("work-on-bulk-upload");
    static final TaskDescriptor<Void> FORGET = TaskDescriptor.of("forget-bulk-uploads");

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    BulkSchedule(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Behind everything else: mail is sent by the same threads, and somebody may be waiting for it. */
    void check(UUID upload) {
        String step = new BulkStep(upload, BulkState.CHECKING).name();
        scheduler
                .getObject()
                .scheduleBatch(
                        List.of(WORK.instance(step).priority(Priority.LOW).build()), clock.now());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.getObject().triggerCheckForDueExecutions();
            }
        });
    }
}
