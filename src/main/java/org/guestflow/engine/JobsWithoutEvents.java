package org.guestflow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;

/**
 * Looks for no job that would receive an event later: only a signal that is thrown asynchronously makes one, and no process here throws any. The engine looks for it with every event that an instance
 * waits for no longer.
 */
class JobsWithoutEvents extends JobManager {

    @Override
    public List<JobEntity> findJobsByConfiguration(String handlerType, String handlerConfiguration, String tenantId) {
        return ProcessEventJobHandler.TYPE.equals(handlerType)
                ? List.of()
                : super.findJobsByConfiguration(handlerType, handlerConfiguration, tenantId);
    }
}
