package org.guestflow.approval;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has waiting tasks offered anew after absences have changed: the task is written in the transaction of the change, and done right after it by whichever node comes first. */
@Component
class AbsenceSchedule {

    static final TaskDescriptor<Void> AFTER_CHANGE = TaskDescriptor.of("offer-tasks-to-stand-ins");
    static final TaskDescriptor<Void> EVERY_SO_OFTEN = TaskDescriptor.of("begin-and-end-absences");

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    AbsenceSchedule(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** A task for each change: one that runs already may have passed a task that the next change is about. */
    void changed() {
        scheduler
                .getObject()
                .schedule(AFTER_CHANGE.instance(UUID.randomUUID().toString()).build(), clock.now());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.getObject().triggerCheckForDueExecutions();
            }
        });
    }
}
