package org.guestflow.lifecycle.process;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.lifecycle.AccessEndSteps;
import org.guestflow.lifecycle.EndStep;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Read end date". */
@Component
class ReadEndDateDelegate extends RequestDelegate {

    private final AccessEndSteps steps;

    ReadEndDateDelegate(AccessEndSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId ending, DelegateExecution execution) {
        EndStep step = steps.look(ending);
        execution.setVariable(AccessEndContract.STEP_DUE, step.due().word());
        step.nextAt().ifPresent(at -> execution.setVariable(AccessEndContract.NEXT_STEP_AT, notBefore(at)));
    }

    /** The engine counts in milliseconds, and must not look too early. */
    private static Date notBefore(Instant at) {
        Instant cut = at.truncatedTo(ChronoUnit.MILLIS);
        return Date.from(cut.equals(at) ? cut : cut.plusMillis(1));
    }
}
