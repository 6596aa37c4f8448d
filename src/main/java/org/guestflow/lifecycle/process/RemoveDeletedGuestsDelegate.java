package org.guestflow.lifecycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.lifecycle.DeletedGuests;
import org.springframework.stereotype.Component;

/** "Remove deleted guests". The process is about all guests, and so has no business key. */
@Component
class RemoveDeletedGuestsDelegate implements JavaDelegate {

    private final DeletedGuests deleted;

    RemoveDeletedGuestsDelegate(DeletedGuests deleted) {
        this.deleted = deleted;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(DailyContract.ARE_MORE_DELETED, deleted.removeOverdue());
    }
}
