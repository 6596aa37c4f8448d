package org.guestflow.invitation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.engine.EngineCaller;
import org.guestflow.engine.RequestRefused;
import org.guestflow.engine.SentVariables;
import org.guestflow.invitation.InvitationRecorder;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** "Record request": the first step of every request, in its caller's transaction. Afterwards the engine holds the id and nothing else. */
@Component
class RecordRequestDelegate implements JavaDelegate {

    private final InvitationRecorder recorder;
    private final EngineCaller caller;

    RecordRequestDelegate(InvitationRecorder recorder, EngineCaller caller) {
        this.recorder = recorder;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            RequestId id = recorder.record(caller.address(), InvitationVariables.read(new SentVariables(execution)));
            execution.removeVariables();
            execution.setProcessBusinessKey(id.toString());
        } catch (RuleViolation violation) {
            throw new RequestRefused(violation);
        }
    }
}
