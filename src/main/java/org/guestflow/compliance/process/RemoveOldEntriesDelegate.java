package org.guestflow.compliance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.compliance.AuditKeeping;
import org.springframework.stereotype.Component;

/** "Remove old entries". */
@Component
class RemoveOldEntriesDelegate implements JavaDelegate {

    private final AuditKeeping keeping;

    RemoveOldEntriesDelegate(AuditKeeping keeping) {
        this.keeping = keeping;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(AuditVerificationContract.MORE_TO_REMOVE, keeping.removeSome());
    }
}
