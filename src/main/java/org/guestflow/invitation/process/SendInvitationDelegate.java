package org.guestflow.invitation.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.invitation.Deadlines;
import org.guestflow.invitation.InvitationSteps;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Send invitation". */
@Component
class SendInvitationDelegate extends RequestDelegate {

    private final InvitationSteps steps;

    SendInvitationDelegate(InvitationSteps steps) {
        this.steps = steps;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        Deadlines deadlines = steps.send(request);
        execution.setVariable(InvitationContract.FIRST_REMINDER_AT, Date.from(deadlines.firstReminderAt()));
        execution.setVariable(InvitationContract.SECOND_REMINDER_AT, Date.from(deadlines.secondReminderAt()));
        execution.setVariable(InvitationContract.EXPIRES_AT, Date.from(deadlines.expiresAt()));
    }
}
