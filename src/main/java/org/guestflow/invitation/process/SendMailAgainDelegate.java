package org.guestflow.invitation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Send mail again". */
@Component
class SendMailAgainDelegate extends RequestDelegate {

    private final Outbox outbox;

    SendMailAgainDelegate(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    protected void run(RequestId request, DelegateExecution execution) {
        outbox.queueFailedAgain(request);
    }
}
