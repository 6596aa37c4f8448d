package org.guestflow.lifecycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.lifecycle.InactivitySteps;
import org.springframework.stereotype.Component;

/** "Note guests without access". The process is about all guests, and so has no business key. */
@Component
class NoteGuestsWithoutAccessDelegate implements JavaDelegate {

    private final InactivitySteps steps;

    NoteGuestsWithoutAccessDelegate(InactivitySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.noteWithoutAccess();
    }
}
