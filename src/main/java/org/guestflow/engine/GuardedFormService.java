package org.guestflow.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** Submits tasks' forms with declared inputs only: the engine itself does not check what a form sends. */
class GuardedFormService extends FormServiceImpl {

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        super.submitTaskForm(taskId, TaskInput.declared(properties));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        return super.submitTaskFormWithVariablesInReturn(taskId, TaskInput.declared(properties), deserializeValues);
    }
}
