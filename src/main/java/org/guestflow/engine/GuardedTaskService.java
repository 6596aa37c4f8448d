package org.guestflow.engine;

import java.io.InputStream;
import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.variable.VariableMap;
import org.guestflow.shared.RuleViolation;

/** Completes tasks with declared inputs only, keeps nothing that people write, and lets nobody take a task for somebody else. */
class GuardedTaskService extends TaskServiceImpl {

    @Override
    public void claim(String taskId, String userId) {
        commandExecutor.execute(TaskHolding.claim(taskId, userId));
    }

    @Override
    public void setAssignee(String taskId, String userId) {
        commandExecutor.execute(TaskHolding.assign(taskId, userId));
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        super.complete(taskId, TaskInput.declared(variables));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return super.completeWithVariablesInReturn(taskId, TaskInput.declared(variables), deserializeValues);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        super.resolveTask(taskId, TaskInput.declared(variables));
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        super.handleBpmnError(taskId, errorCode, errorMessage, Map.of());
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        super.handleEscalation(taskId, escalationCode, Map.of());
    }

    /** What people write about a request is written to the request, where it is guarded and ends with it. */
    @Override
    public Comment createComment(String taskId, String processInstanceId, String message) {
        throw nothingPersonal();
    }

    @Override
    public void addComment(String taskId, String processInstanceId, String message) {
        throw nothingPersonal();
    }

    @Override
    public Attachment createAttachment(
            String type,
            String taskId,
            String processInstanceId,
            String name,
            String description,
            InputStream content) {
        throw nothingPersonal();
    }

    @Override
    public Attachment createAttachment(
            String type, String taskId, String processInstanceId, String name, String description, String url) {
        throw nothingPersonal();
    }

    private static RequestRefused nothingPersonal() {
        return new RequestRefused(new RuleViolation(
                "NothingPersonal",
                RuleViolation.Kind.FORBIDDEN,
                "The engine keeps no comments and no attachments.",
                "Decide with a comment instead."));
    }
}
