package org.guestflow.compliance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.audit.Verification;
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
        execution.setProcessBusinessKey(RequestId.random().toString());
        Verification found = verification.verify();
        execution.setVariable(AuditVerificationContract.TRAIL_WHOLE, found.valid());
        found.firstInvalid().ifPresent(entry -> execution.setVariable(AuditVerificationContract.FIRST_INVALID, entry));
    }
}
