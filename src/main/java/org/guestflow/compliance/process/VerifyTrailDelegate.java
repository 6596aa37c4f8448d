package org.guestflow.compliance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.audit.VerificationStep;
import org.guestflow.compliance.AuditVerification;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Verify trail". The timer that starts it gives no business key. */
@Component
class VerifyTrailDelegate implements JavaDelegate {

    private final AuditVerification verification;

    VerifyTrailDelegate(AuditVerification verification) {
        this.verification = verification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        VerificationStep step = execution.hasVariable(AuditVerificationContract.VERIFIED_ENTRY)
                ? verification.goOn((Long) execution.getVariable(AuditVerificationContract.VERIFIED_ENTRY), (String)
                        execution.getVariable(AuditVerificationContract.VERIFIED_HASH))
                : begin(execution);
        execution.setVariable(AuditVerificationContract.VERIFIED_ENTRY, step.sequence());
        execution.setVariable(AuditVerificationContract.VERIFIED_HASH, step.hash());
        execution.setVariable(AuditVerificationContract.MORE_TO_VERIFY, step.more());
        execution.setVariable(AuditVerificationContract.TRAIL_WHOLE, step.valid());
        step.firstInvalid().ifPresent(entry -> execution.setVariable(AuditVerificationContract.FIRST_INVALID, entry));
    }

    private VerificationStep begin(DelegateExecution execution) {
        execution.setProcessBusinessKey(RequestId.random().toString());
        return verification.begin();
    }
}
