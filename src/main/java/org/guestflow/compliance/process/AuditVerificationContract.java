package org.guestflow.compliance.process;

/** The variables of {@code processes/audit-verification.bpmn} and {@code processes/audit-retention.bpmn}, and the incident that the first raises. */
final class AuditVerificationContract {

    static final String VERIFIED_ENTRY = "verifiedEntry";
    static final String VERIFIED_HASH = "verifiedHash";
    static final String MORE_TO_VERIFY = "moreToVerify";
    static final String TRAIL_WHOLE = "trailWhole";
    static final String FIRST_INVALID = "firstInvalid";
    static final String MORE_TO_REMOVE = "moreToRemove";
    static final String INCIDENT = "auditTrailBroken";

    private AuditVerificationContract() {}
}
