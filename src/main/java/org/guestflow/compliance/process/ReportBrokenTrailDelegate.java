package org.guestflow.compliance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.compliance.AuditVerification;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** "Report broken trail". */
@Component
class ReportBrokenTrailDelegate extends RequestDelegate {

    private final AuditVerification verification;

    ReportBrokenTrailDelegate(AuditVerification verification) {
        this.verification = verification;
    }

    @Override
    protected void run(RequestId check, DelegateExecution execution) {
        long firstInvalid = (Long) execution.getVariable(AuditVerificationContract.FIRST_INVALID);
        verification.tellAdministrators(check, firstInvalid);
        execution.createIncident(
                AuditVerificationContract.INCIDENT, null, "the audit trail is broken at entry " + firstInvalid);
    }
}
