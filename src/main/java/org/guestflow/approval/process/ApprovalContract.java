package org.guestflow.approval.process;

/** The names that {@code approval.bpmn} and the code share. */
final class ApprovalContract {

    static final String KEY = "approval";

    static final String REMINDER_AT = "reminderAt";
    static final String ESCALATION_AT = "escalationAt";
    static final String TIMEOUT_AT = "timeoutAt";
    static final String FURTHER_STAGE = "furtherStage";
    static final String APPROVAL_OUTCOME = "approvalOutcome";
    static final String APPROVED = "approved";
    static final String REJECTED = "rejected";

    static final String DECISION = "decision";
    static final String COMMENT = "comment";

    private ApprovalContract() {}
}
