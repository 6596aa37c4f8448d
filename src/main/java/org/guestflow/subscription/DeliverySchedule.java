package org.guestflow.subscription;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has subscriptions told: the tasks are written in the current transaction, and the scheduler is woken right after the commit instead of at its next poll. */
@Component
class DeliverySchedule {

    static final TaskDescriptor<Void> TELL = TaskDescriptor.of("notify-subscription");
    static final TaskDescriptor<Void> FORGET = TaskDescriptor.of("remove-expired-subscriptions");

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    DeliverySchedule(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Behind mail, which is sent by the same threads: people wait for that. */
    void begin(List<DeliveryTask> tasks) {
        scheduler.getObject().scheduleBatch(tasks.stream().map(DeliverySchedule::instance), clock.now());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.getObject().triggerCheckForDueExecutions();
            }
        });
    }

    private static TaskInstance<?> instance(DeliveryTask task) {
        return TELL.instance(task.name()).priority(Priority.LOW).build();
    }
}
