package org.guestflow.subscription;

import java.time.Clock;
import java.util.List;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditListener;
import org.springframework.stereotype.Component;

/** Writes down what subscriptions have to be told, in the transaction of the change: nothing is lost, and nothing is told that was rolled back. */
@Component
class ChangeRecorder implements AuditListener {

    private final JdbcChanges changes;
    private final DeliverySchedule schedule;
    private final Clock clock;

    ChangeRecorder(JdbcChanges changes, DeliverySchedule schedule, Clock clock) {
        this.changes = changes;
        this.schedule = schedule;
        this.clock = clock;
    }

    @Override
    public void recorded(List<AuditEvent> events) {
        List<AuditedChange> told = events.stream()
                .flatMap(event -> AuditedChange.of(event).stream())
                .toList();
        if (told.isEmpty()) {
            return;
        }
        List<DeliveryTask> tasks = changes.insert(told, clock.instant());
        if (!tasks.isEmpty()) {
            schedule.begin(tasks);
        }
    }
}
