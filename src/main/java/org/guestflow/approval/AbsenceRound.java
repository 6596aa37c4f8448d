package org.guestflow.approval;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Goes through the waiting tasks, each in a transaction of its own: one that is decided at this moment holds up none of the others. What was left out is tried again with the next round. */
@Component
class AbsenceRound {

    private static final Logger LOG = LoggerFactory.getLogger(AbsenceRound.class);

    private final StandInTasks tasks;

    AbsenceRound(StandInTasks tasks) {
        this.tasks = tasks;
    }

    void due() {
        DueAbsences due = tasks.due();
        if (!due.isEmpty()) {
            offer(due);
        }
    }

    void all() {
        offer(tasks.due());
    }

    private void offer(DueAbsences due) {
        long leftOut =
                tasks.waiting().stream().filter(task -> !isOffered(task, due)).count();
        if (leftOut == 0) {
            tasks.settled(due);
        }
    }

    private boolean isOffered(String task, DueAbsences due) {
        try {
            tasks.offer(task, due);
            return true;
        } catch (RuntimeException overtaken) {
            LOG.warn(
                    "Task {} was not offered to stand-ins: {}",
                    task,
                    overtaken.getClass().getName());
            return false;
        }
    }
}
