package org.guestflow.approval.process;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.guestflow.approval.ApprovalTaskList;
import org.guestflow.directory.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** One query: those that the user holds, and those that nobody holds and he is a candidate for, by himself or by a group. */
@Component
class CamundaApprovalTaskList implements ApprovalTaskList {

    private final TaskService tasks;

    /** The engine is reached lazily, because its listeners are built before it. */
    CamundaApprovalTaskList(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public List<String> waitingFor(User user, int most) {
        String engineUser = user.mail().toString();
        return tasks
                .createTaskQuery()
                .processDefinitionKey(ApprovalContract.KEY)
                .or()
                .taskAssignee(engineUser)
                .taskCandidateUser(engineUser)
                .endOr()
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, most)
                .stream()
                .map(Task::getId)
                .toList();
    }
}
