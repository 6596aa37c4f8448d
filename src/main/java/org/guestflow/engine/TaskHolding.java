package org.guestflow.engine;

import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guestflow.shared.RuleViolation;

/**
 * Taking a task and giving it back. With the right to work on a task that its candidates have, the engine lets them take it for anybody and put it away from anybody, but not
 * give back what they took themselves, which it counts as assigning. Here they take for themselves and give back what is theirs; administrators may assign.
 */
final class TaskHolding {

    private TaskHolding() {}

    /** Takes a task. */
    static Command<Void> claim(String taskId, String userId) {
        return context -> {
            Authentication caller = context.getAuthentication();
            // What is not there the engine answers for.
            boolean unknown = taskId == null || context.getTaskManager().findTaskById(taskId) == null;
            boolean own = caller == null
                    || caller.getUserId() == null
                    || caller.getUserId().equals(userId);
            if (unknown || own || mayAssign(caller) || (userId == null && isHolder(context, taskId))) {
                return new ClaimTaskCmd(taskId, userId).execute(context);
            }
            throw new RequestRefused(new RuleViolation(
                    "ClaimForOthers",
                    RuleViolation.Kind.FORBIDDEN,
                    "A task is taken by whoever wants to do it, for nobody else.",
                    "Take the task yourself, or ask the other person to."));
        };
    }

    /** Assigns a task, or to nobody: that takes the right to assign it, except from whoever holds it. */
    static Command<Void> assign(String taskId, String userId) {
        return context -> userId == null && isHolder(context, taskId)
                ? new ClaimTaskCmd(taskId, null).execute(context)
                : new AssignTaskCmd(taskId, userId).execute(context);
    }

    private static boolean mayAssign(Authentication caller) {
        return caller.getGroupIds() != null && caller.getGroupIds().contains(EngineRights.ADMINISTRATORS);
    }

    private static boolean isHolder(CommandContext context, String taskId) {
        Authentication caller = context.getAuthentication();
        TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
        return caller != null
                && task != null
                && task.getAssignee() != null
                && task.getAssignee().equals(caller.getUserId());
    }
}
