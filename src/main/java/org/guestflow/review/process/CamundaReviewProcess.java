package org.guestflow.review.process;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.engine.EngineCaller;
import org.guestflow.engine.RequestRefused;
import org.guestflow.engine.RunningInstances;
import org.guestflow.review.ReviewProcess;
import org.guestflow.review.ReviewState;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process {@code access-review} and completes its task. */
@Component
class CamundaReviewProcess implements ReviewProcess {

    private final ProcessEngineConfigurationImpl configuration;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineCaller caller;
    private final RunningInstances instances;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaReviewProcess(
            @Lazy ProcessEngineConfigurationImpl configuration,
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            EngineCaller caller,
            RunningInstances instances) {
        this.configuration = configuration;
        this.runtime = runtime;
        this.tasks = tasks;
        this.caller = caller;
        this.instances = instances;
    }

    @Override
    public void start(Target target) {
        runtime.startProcessInstanceByKey(ReviewContract.KEY, variables(target));
    }

    @Override
    public RequestId start(Target target, User administrator) throws RuleViolation {
        ProcessInstance started = onBehalfOf(
                administrator, () -> runtime.startProcessInstanceByKey(ReviewContract.KEY, variables(target)));
        return RequestId.parse(started.getBusinessKey());
    }

    @Override
    public Set<RequestId> unattended(Collection<RequestId> running) {
        return instances.missing(ReviewContract.KEY, running);
    }

    /** Guests are collected anew, which sets the timers by the review's own times; those that are over fire at once. */
    @Override
    public void resume(RequestId review, ReviewState state) {
        runtime.createProcessInstanceByKey(ReviewContract.KEY)
                .businessKey(review.toString())
                .startBeforeActivity(state == ReviewState.OPEN ? "CollectGuests" : "ApplyAnswers")
                .execute();
    }

    @Override
    public void complete(String taskId, User reviewer) throws RuleViolation {
        onBehalfOf(reviewer, () -> {
            tasks.complete(taskId);
            return null;
        });
    }

    /** Without the engine's authorisations: the first step, and the task's listener, look at who may. */
    private <T> T onBehalfOf(User user, Callable<T> work) throws RuleViolation {
        try {
            return caller.as(
                    user.mail(),
                    () -> configuration
                            .getCommandExecutorTxRequired()
                            .execute(context -> context.runWithoutAuthorization(work)));
        } catch (ProcessEngineException | RequestRefused failed) {
            throw refusal(failed);
        }
    }

    /** A task's listener cannot refuse, or come too late, without the engine wrapping it. */
    private static RuleViolation refusal(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof RequestRefused refused) {
                return refused.violation();
            }
            if (cause instanceof OptimisticLockingException overtaken) {
                return changedMeanwhile(overtaken);
            }
        }
        throw failed;
    }

    /** A reminder goes out at the same moment, say. */
    private static RuleViolation changedMeanwhile(OptimisticLockingException overtaken) {
        RuleViolation refusal = new RuleViolation(
                "ChangedMeanwhile",
                RuleViolation.Kind.CONFLICT,
                "The review has moved on at this very moment.",
                "Look at it again, and repeat what you did where it is still open.");
        refusal.initCause(overtaken);
        return refusal;
    }

    private static Map<String, Object> variables(Target target) {
        return Map.of(
                ReviewContract.TARGET_TYPE, target.type().stored(),
                ReviewContract.TARGET_ID, target.id().toString());
    }
}
