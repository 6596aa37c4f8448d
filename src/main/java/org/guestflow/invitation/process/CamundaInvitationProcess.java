package org.guestflow.invitation.process;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.engine.EngineCaller;
import org.guestflow.engine.FailedJobs;
import org.guestflow.invitation.InvitationProcess;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Correlates with the process {@code invitation} by its business key. */
@Component
class CamundaInvitationProcess implements InvitationProcess {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final FailedJobs failedJobs;
    private final EngineCaller caller;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaInvitationProcess(
            @Lazy RuntimeService runtime,
            @Lazy ManagementService management,
            @Lazy FailedJobs failedJobs,
            EngineCaller caller) {
        this.runtime = runtime;
        this.management = management;
        this.failedJobs = failedJobs;
        this.caller = caller;
    }

    @Override
    public RequestId start(EmailAddress inviter, InvitationRequest request) {
        ProcessInstance started = caller.as(
                inviter,
                () -> runtime.startProcessInstanceByKey(InvitationContract.KEY, InvitationVariables.of(request)));
        return RequestId.parse(started.getBusinessKey());
    }

    @Override
    public void redeemed(RequestId invitation) {
        message(InvitationContract.REDEEMED, invitation).correlate();
    }

    @Override
    public void declined(RequestId invitation) {
        message(InvitationContract.DECLINED, invitation).correlate();
    }

    @Override
    public void resend(RequestId invitation) {
        message(InvitationContract.RESEND_REQUESTED, invitation).correlate();
    }

    @Override
    public void revoke(RequestId invitation) {
        message(InvitationContract.REVOCATION_REQUESTED, invitation).correlate();
    }

    @Override
    public void noLongerAllowed(RequestId invitation) {
        message(InvitationContract.NO_LONGER_ALLOWED, invitation).correlateAllWithResult();
    }

    @Override
    public void guestAddedMeanwhile(RequestId invitation) {
        message(InvitationContract.GUEST_ADDED_MEANWHILE, invitation).correlateAllWithResult();
    }

    @Override
    public void mailFailed(RequestId invitation, String reason) {
        message(InvitationContract.MAIL_FAILED, invitation).correlateAllWithResult().stream()
                .map(result -> result.getExecution().getProcessInstanceId())
                .flatMap(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance)
                        .activityId(InvitationContract.SEND_MAIL_AGAIN)
                        .withRetriesLeft()
                        .list()
                        .stream())
                .map(Job::getId)
                .forEach(job -> failedJobs.fail(job, reason));
    }

    @Override
    public void mailUndeliverable(RequestId invitation) {
        message(InvitationContract.MAIL_UNDELIVERABLE, invitation).correlateAllWithResult();
    }

    private MessageCorrelationBuilder message(String name, RequestId invitation) {
        return runtime.createMessageCorrelation(name).processInstanceBusinessKey(invitation.toString());
    }
}
