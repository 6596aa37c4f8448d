package org.guestflow.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Turns a job into an incident without running it: what it stands for has failed elsewhere, and an administrator's retry is what runs it. */
@Component
public class FailedJobs {

    private final ProcessEngineConfigurationImpl configuration;

    FailedJobs(@Lazy ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    /**
     * Takes away a job's retries, which raises its incident in Cockpit.
     *
     * @param jobId the engine's id of the job
     * @param reason what failed, without personal data; shown with the incident
     */
    public void fail(String jobId, String reason) {
        configuration.getCommandExecutorTxRequired().execute(context -> fail(context, jobId, reason));
    }

    private static Void fail(CommandContext context, String jobId, String reason) {
        JobEntity job = context.getJobManager().findJobById(jobId);
        job.setExceptionMessage(reason);
        job.setRetries(0);
        return null;
    }
}
