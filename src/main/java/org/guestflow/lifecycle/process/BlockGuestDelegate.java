package org.guestflow.lifecycle.process;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.lifecycle.InactivitySteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Block guest". */
@Component
class BlockGuestDelegate extends RequestDelegate {

    private final InactivitySteps steps;

    BlockGuestDelegate(InactivitySteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId inactivity, DelegateExecution execution) {
        Optional<Instant> deleteAt = steps.block(inactivity);
        execution.setVariable(InactivityContract.IS_BLOCKED, deleteAt.isPresent());
        deleteAt.ifPresent(at -> execution.setVariable(InactivityContract.DELETE_AT, Date.from(at)));
    }
}
