package org.guestflow.invitation.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guestflow.engine.RequestRefused;
import org.guestflow.invitation.InvitationRecorder;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** "Record request": the first step of every request, in its caller's transaction. Afterwards the engine holds the id and nothing else. */
@Component
class RecordRequestDelegate implements JavaDelegate {

    private final InvitationRecorder recorder;
    private final IdentityService identity;

    RecordRequestDelegate(InvitationRecorder recorder, IdentityService identity) {
        this.recorder = recorder;
        this.identity = identity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            RequestId id = recorder.record(caller(), StartVariables.read(execution));
            execution.removeVariables();
            execution.setProcessBusinessKey(id.toString());
        } catch (RuleViolation violation) {
            throw new RequestRefused(violation);
        }
    }

    private String caller() throws RuleViolation {
        Authentication authentication = identity.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new RuleViolation(
                    "NotSignedIn", RuleViolation.Kind.FORBIDDEN, "Nobody is signed in.", "Sign in and ask again.");
        }
        return authentication.getUserId();
    }
}
