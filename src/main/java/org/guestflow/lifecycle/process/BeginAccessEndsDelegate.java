package org.guestflow.lifecycle.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.lifecycle.AccessEndSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Begin access ends". The process is about all guests, and so has no business key. */
@Component
class BeginAccessEndsDelegate implements JavaDelegate {

    private final AccessEndSteps steps;

    BeginAccessEndsDelegate(AccessEndSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<RequestId> seen = steps.resume(Seen.last(execution, DailyContract.ACCESS_ENDS_SEEN));
        Seen.keep(execution, DailyContract.ACCESS_ENDS_SEEN, seen.map(RequestId::value));
        execution.setVariable(DailyContract.IS_MORE_ENDING, steps.begin() || seen.isPresent());
    }
}
