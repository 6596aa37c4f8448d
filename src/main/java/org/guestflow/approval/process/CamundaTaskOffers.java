package org.guestflow.approval.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.guestflow.approval.TaskOffers;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Candidates of the engine's tasks, and the rights that it gives them with the task. */
@Component
class CamundaTaskOffers implements TaskOffers {

    private static final int PAGE = 500;

    private final TaskService tasks;
    private final AuthorizationService rights;

    /** The engine is reached lazily, because its listeners are built before it. */
    CamundaTaskOffers(@Lazy TaskService tasks, @Lazy AuthorizationService rights) {
        this.tasks = tasks;
        this.rights = rights;
    }

    @Override
    public List<String> waiting() {
        TaskQuery query = tasks.createTaskQuery()
                .processDefinitionKey(ApprovalContract.KEY)
                .orderByTaskId()
                .asc();
        List<String> all = new ArrayList<>();
        List<Task> page;
        do {
            page = query.listPage(all.size(), PAGE);
            page.forEach(task -> all.add(task.getId()));
        } while (page.size() == PAGE);
        return all;
    }

    /** The engine would offer a task to the same person a second time. */
    @Override
    public Set<String> offer(String taskId, Set<String> users) {
        if (find(taskId).isEmpty()) {
            return Set.of();
        }
        Set<String> offered = candidates(taskId);
        Set<String> added =
                users.stream().filter(user -> !offered.contains(user)).collect(Collectors.toUnmodifiableSet());
        added.forEach(user -> tasks.addCandidateUser(taskId, user));
        return added;
    }

    @Override
    public void keepFor(String taskId, Set<String> users) {
        Optional<Task> task = find(taskId);
        if (task.isEmpty()) {
            return;
        }
        candidates(taskId).stream().filter(user -> !users.contains(user)).forEach(user -> take(taskId, user));
        task.map(Task::getAssignee).filter(user -> !users.contains(user)).ifPresent(user -> giveBack(taskId));
    }

    @Override
    public void release(String taskId, Set<String> users) {
        find(taskId).map(Task::getAssignee).filter(users::contains).ifPresent(user -> giveBack(taskId));
    }

    private Optional<Task> find(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult());
    }

    private Set<String> candidates(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getUserId() != null)
                .map(IdentityLink::getUserId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The engine gives a candidate rights to the task, and leaves them to him when he is a candidate no more. */
    private void take(String taskId, String user) {
        tasks.deleteCandidateUser(taskId, user);
        rights.createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(taskId)
                .userIdIn(user)
                .list()
                .forEach(right -> rights.deleteAuthorization(right.getId()));
    }

    private void giveBack(String taskId) {
        tasks.setAssignee(taskId, null);
    }
}
