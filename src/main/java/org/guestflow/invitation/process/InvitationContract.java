package org.guestflow.invitation.process;

/** The names that {@code invitation.bpmn} and the code share. */
final class InvitationContract {

    static final String KEY = "invitation";

    static final String POLICY_OUTCOME = "policyOutcome";
    static final String INVITATION_NEEDED = "invitationNeeded";
    static final String EXPIRES_AT = "expiresAt";
    static final String FIRST_REMINDER_AT = "firstReminderAt";
    static final String SECOND_REMINDER_AT = "secondReminderAt";

    static final String REDEEMED = "Invitation redeemed";
    static final String DECLINED = "Invitation declined";
    static final String RESEND_REQUESTED = "Resend requested";
    static final String REVOCATION_REQUESTED = "Revocation requested";
    static final String NO_LONGER_ALLOWED = "Request no longer allowed";
    static final String GUEST_ADDED_MEANWHILE = "Guest added meanwhile";
    static final String MAIL_FAILED = "Mail failed";
    static final String MAIL_UNDELIVERABLE = "Mail undeliverable";

    static final String SEND_MAIL_AGAIN = "SendMailAgain";

    private InvitationContract() {}
}
