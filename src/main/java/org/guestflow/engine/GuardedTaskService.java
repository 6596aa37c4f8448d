package org.guestflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** Completes tasks with declared inputs only. */
class GuardedTaskService extends TaskServiceImpl {

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
}
