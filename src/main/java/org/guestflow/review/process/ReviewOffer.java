package org.guestflow.review.process;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.guestflow.approval.Escalation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Offers a review's task to further people. Whom it was offered to before keeps it in Tasklist; whether he still may answer is looked at when he does. */
@Component
class ReviewOffer {

    private final TaskService tasks;

    /** The engine is reached lazily, because its delegates are built before it. */
    ReviewOffer(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    /** The engine would offer a task to the same person a second time. */
    void extend(Escalation escalation) {
        String task = escalation.taskId();
        List<IdentityLink> offered = tasks.getIdentityLinksForTask(task);
        escalation.candidates().users().stream()
                .filter(user -> offered.stream().noneMatch(link -> user.equals(link.getUserId())))
                .forEach(user -> tasks.addCandidateUser(task, user));
        escalation.candidates().groups().stream()
                .filter(group -> offered.stream().noneMatch(link -> group.equals(link.getGroupId())))
                .forEach(group -> tasks.addCandidateGroup(task, group));
    }
}
