package org.guestflow.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guestflow.shared.RequestId;

/** Which request a process instance is for: its business key says so (behaviour.md, section 4). */
public final class BusinessKey {

    private BusinessKey() {}

    /**
     * Reads the request that an execution's process instance is for.
     *
     * @param execution where the process instance is
     * @return the request
     * @throws OptimisticLockingException where another transaction has ended the instance since this one read the execution: what is being done here comes too late, and the engine takes it back
     */
    public static RequestId of(DelegateExecution execution) {
        // Asked for the business key itself, the engine takes it that the instance is still there.
        ExecutionEntity instance = execution == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(execution.getProcessInstanceId());
        if (instance == null) {
            throw new OptimisticLockingException("The process instance has ended at this very moment.");
        }
        return RequestId.parse(instance.getBusinessKey());
    }

    /**
     * Reads the request that a task's process instance is for.
     *
     * @param task a task of a process instance
     * @return the request
     * @throws OptimisticLockingException as for {@link #of(DelegateExecution)}
     */
    public static RequestId of(DelegateTask task) {
        return of(task.getExecution());
    }
}
