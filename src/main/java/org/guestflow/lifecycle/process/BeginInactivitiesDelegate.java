package org.guestflow.lifecycle.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.lifecycle.InactivitySteps;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** "Begin inactivities". The process is about all guests, and so has no business key. */
@Component
class BeginInactivitiesDelegate implements JavaDelegate {

    private final InactivitySteps steps;

    BeginInactivitiesDelegate(InactivitySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<RequestId> seen = steps.resume(Seen.last(execution, DailyContract.INACTIVITIES_SEEN));
        Seen.keep(execution, DailyContract.INACTIVITIES_SEEN, seen.map(RequestId::value));
        Optional<UserId> guest =
                steps.begin(Seen.last(execution, DailyContract.GUESTS_SEEN).map(id -> new UserId(id.value())));
        Seen.keep(execution, DailyContract.GUESTS_SEEN, guest.map(UserId::value));
        execution.setVariable(DailyContract.ARE_MORE_INACTIVE, guest.isPresent() || seen.isPresent());
    }
}
