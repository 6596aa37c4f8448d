package org.guestflow.directaddition.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.directaddition.DirectAdditionRecorder;
import org.guestflow.directaddition.DirectAdditionRequest;
import org.guestflow.engine.EngineCaller;
import org.guestflow.engine.RequestRefused;
import org.guestflow.engine.SentVariables;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** "Record addition": the first step of every request, in its caller's transaction. Afterwards the engine holds the id and nothing else. */
@Component
class RecordAdditionDelegate implements JavaDelegate {

    private final DirectAdditionRecorder recorder;
    private final EngineCaller caller;

    RecordAdditionDelegate(DirectAdditionRecorder recorder, EngineCaller caller) {
        this.recorder = recorder;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            RequestId id = recorder.record(caller.address(), request(new SentVariables(execution)));
            execution.removeVariables();
            execution.setProcessBusinessKey(id.toString());
        } catch (RuleViolation violation) {
            throw new RequestRefused(violation);
        }
    }

    private static DirectAdditionRequest request(SentVariables sent) throws RuleViolation {
        return new DirectAdditionRequest(
                sent.text(DirectAdditionContract.PARTNER).orElse(""),
                sent.text(DirectAdditionContract.USERS).orElse(""),
                sent.text(DirectAdditionContract.TARGET_TYPE).orElse(""),
                sent.text(DirectAdditionContract.TARGET_ID),
                sent.date(DirectAdditionContract.ACCESS_END_DATE),
                sent.text(DirectAdditionContract.JUSTIFICATION));
    }
}
