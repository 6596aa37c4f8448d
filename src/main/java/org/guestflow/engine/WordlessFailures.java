package org.guestflow.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;
import org.camunda.bpm.engine.runtime.Job;

/** Keeps people's data out of what the engine stores of failed jobs: with the job, with its incident and in the history of jobs. */
class WordlessFailures extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setFailedJobCommandFactory(FailedAttempt::new);
        configuration.setHistoryEventProducer(new JobHistory());
    }

    private static final class FailedAttempt extends DefaultJobRetryCmd {

        FailedAttempt(String jobId, Throwable failure) {
            super(jobId, failure);
        }

        @Override
        protected void logException(JobEntity job) {
            if (exception != null) {
                WordlessFailure failure = WordlessFailure.of(exception);
                job.setExceptionMessage(failure.getMessage());
                job.setExceptionStacktrace(ExceptionUtil.getExceptionStacktrace(failure));
            }
        }
    }

    private static final class JobHistory extends CacheAwareHistoryEventProducer {

        @Override
        public HistoryEvent createHistoricJobLogFailedEvt(Job job, Throwable exception) {
            return super.createHistoricJobLogFailedEvt(job, exception == null ? null : WordlessFailure.of(exception));
        }
    }
}
