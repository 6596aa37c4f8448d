package org.guestflow.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.engine.EngineCaller;
import org.guestflow.engine.RequestRefused;
import org.guestflow.engine.SentVariables;
import org.guestflow.review.ReviewRecorder;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** "Record review": the first step of every review, in its caller's transaction. Afterwards the engine holds the id and nothing else. */
@Component
class RecordReviewDelegate implements JavaDelegate {

    private final ReviewRecorder recorder;
    private final EngineCaller caller;

    RecordReviewDelegate(ReviewRecorder recorder, EngineCaller caller) {
        this.recorder = recorder;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            SentVariables sent = new SentVariables(execution);
            RequestId id = recorder.record(
                    caller.signedIn(), sent.text(ReviewContract.TARGET_TYPE), sent.text(ReviewContract.TARGET_ID));
            execution.removeVariables();
            execution.setProcessBusinessKey(id.toString());
        } catch (RuleViolation violation) {
            throw new RequestRefused(violation);
        }
    }
}
