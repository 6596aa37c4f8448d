package org.guestflow.bulk.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.bulk.BulkProgress;
import org.guestflow.bulk.BulkSteps;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Invite next rows". */
@Component
class InviteNextRowsDelegate extends RequestDelegate {

    private final BulkSteps steps;

    InviteNextRowsDelegate(BulkSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId upload, DelegateExecution execution) {
        BulkProgress progress = steps.inviteNext(upload.value());
        execution.setVariable(BulkContract.NEXT_ROUND, progress.next().word());
        execution.setVariable(BulkContract.NEXT_ROUND_AT, Date.from(progress.notBefore()));
        execution.setVariable(BulkContract.ASKED_FOR, progress.askedFor());
        execution.setVariable(BulkContract.PROBLEMS, progress.problems());
    }
}
