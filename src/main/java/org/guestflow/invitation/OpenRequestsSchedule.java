package org.guestflow.invitation;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.util.UUID;
import org.guestflow.policy.PolicyListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has open requests decided again after a change of policy: the task is written in the transaction of the change, and done right after it by whichever node comes first. */
@Component
class OpenRequestsSchedule implements PolicyListener {

    static final TaskDescriptor<Void> AFTER_POLICY_CHANGE = TaskDescriptor.of("decide-open-requests-again");
    static final TaskDescriptor<Void> EVERY_SO_OFTEN = TaskDescriptor.of("decide-waiting-requests-again");

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    OpenRequestsSchedule(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** A task for each change: one that runs already may have passed a request that the next change is about. */
    @Override
    public void policyChanged() {
        scheduler
                .getObject()
                .schedule(
                        AFTER_POLICY_CHANGE
                                .instance(UUID.randomUUID().toString())
                                .build(),
                        clock.now());
    }
}
