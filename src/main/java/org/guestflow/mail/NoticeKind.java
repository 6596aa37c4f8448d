package org.guestflow.mail;

import java.util.Locale;

/** The mails that Guestflow sends; each has a template of the same name. */
public enum NoticeKind {
    /** To the guest: the invitation, with its link. */
    INVITATION,
    /** To the guest: the invitation still waits. */
    INVITATION_REMINDER,
    /** To the guest: a one-time passcode. */
    PASSCODE,
    /** To a guest who signs in: a one-time passcode. */
    SIGN_IN_PASSCODE,
    /** To a recipient who wants invitations again: a one-time passcode. */
    BLOCK_PASSCODE,
    /** To an approver: a request waits for a decision. */
    APPROVAL_REQUESTED,
    /** To an approver: a request still waits. */
    APPROVAL_REMINDER,
    /** To a fallback approver: nobody decided in time. */
    APPROVAL_ESCALATED,
    /** To the inviter: policy denied the request. */
    REQUEST_DENIED,
    /** To the inviter: an approver rejected the request, or nobody answered. */
    REQUEST_REJECTED,
    /** To the inviter: the guest has redeemed and has access. */
    INVITATION_REDEEMED,
    /** To the inviter: an address that is a guest already was given access at once. */
    ACCESS_GRANTED,
    /** To the inviter: the invitation expired. */
    INVITATION_EXPIRED,
    /** To the inviter: the invitation was revoked. */
    INVITATION_REVOKED,
    /** To the inviter: the guest declined. */
    INVITATION_DECLINED,
    /** To the inviter: the recipient's server refused the mail for good. */
    INVITATION_UNDELIVERABLE,
    /** To the inviter: the guest asks for a new link. */
    NEW_LINK_REQUESTED,
    /** To a user: a second factor was registered for his account. */
    SECOND_FACTOR_ADDED,
    /** To a user: a second factor was removed from his account. */
    SECOND_FACTOR_REMOVED,
    /** To a user: an administrator removed all his second factors. */
    SECOND_FACTORS_RESET,
    /** To the guest: added directly; there is nothing to redeem. */
    ADDED_DIRECTLY,
    /** To whoever asked for direct additions: what became of each person. */
    ADDITION_SETTLED,
    /** To whoever has it: access ends soon. */
    ACCESS_ENDS_SOON,
    /** To a sponsor: a guest's access ends soon. */
    GUEST_ACCESS_ENDS_SOON,
    /** To whoever had it: access has ended. */
    ACCESS_ENDED,
    /** To the guest: access lasts longer, as somebody has approved. */
    ACCESS_EXTENDED,
    /** To whoever asked for it: a guest's access lasts longer. */
    GUEST_ACCESS_EXTENDED,
    /** To whoever asked for it: a guest's access does not last longer. */
    EXTENSION_REFUSED,
    /** To the guest: the account is not used and will be blocked. */
    BLOCK_ANNOUNCED,
    /** To a sponsor: a guest's account is not used and will be blocked. */
    GUEST_BLOCK_ANNOUNCED,
    /** To the guest: the account is blocked and will be deleted. */
    ACCOUNT_BLOCKED,
    /** To a sponsor: a guest's account is blocked and will be deleted. */
    GUEST_BLOCKED,
    /** To the guest: the account is deleted. */
    ACCOUNT_DELETED,
    /** To a sponsor: a guest's account is deleted. */
    GUEST_DELETED,
    /** To the owner of what guests have access to: they have no other sponsor any more. */
    GUESTS_HANDED_OVER,
    /** To administrators: the audit trail is not as it was written. */
    AUDIT_TRAIL_BROKEN,

    /** To whoever answers for guests: they are to be reviewed. */
    REVIEW_REQUESTED,

    /** To whoever answers for guests: the review still waits. */
    REVIEW_REMINDER,

    /** To sponsors and administrators: nobody has reviewed the guests in time. */
    REVIEW_ESCALATED,

    /** To the guest: a review has ended an access. */
    REVIEW_ACCESS_ENDED;

    /**
     * Gives the name by which the template is found and the notice is stored.
     *
     * @return the name in lower case with hyphens
     */
    public String stored() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static NoticeKind ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether somebody sits and waits for it. */
    boolean isPasscode() {
        return this == PASSCODE || this == SIGN_IN_PASSCODE || this == BLOCK_PASSCODE;
    }

    /** Whether it is one of the invitations that a recipient can block. */
    boolean isInvitation() {
        return this == INVITATION || this == INVITATION_REMINDER || this == ADDED_DIRECTLY;
    }

    /** The text of the button that leads to the request, the task or another page. */
    String button() {
        return switch (this) {
            case APPROVAL_REQUESTED, APPROVAL_REMINDER, APPROVAL_ESCALATED -> "approval.button";
            case ACCESS_ENDS_SOON, ACCESS_ENDED, ACCESS_EXTENDED, BLOCK_ANNOUNCED, ACCOUNT_BLOCKED -> "access.button";
            case GUEST_ACCESS_ENDS_SOON,
                    GUEST_ACCESS_EXTENDED,
                    EXTENSION_REFUSED,
                    GUEST_BLOCK_ANNOUNCED,
                    GUEST_BLOCKED,
                    GUEST_DELETED,
                    GUESTS_HANDED_OVER -> "guest.button";
            case SECOND_FACTOR_ADDED, SECOND_FACTOR_REMOVED, SECOND_FACTORS_RESET -> "security.button";
            case AUDIT_TRAIL_BROKEN -> "audit.button";
            case REVIEW_REQUESTED, REVIEW_REMINDER, REVIEW_ESCALATED -> "review.button";
            default -> "request.button";
        };
    }

    /** Whether it goes to somebody who may want to ask the inviter. */
    boolean isAnsweredByInviter() {
        return switch (this) {
            case INVITATION,
                    INVITATION_REMINDER,
                    ADDED_DIRECTLY,
                    APPROVAL_REQUESTED,
                    APPROVAL_REMINDER,
                    APPROVAL_ESCALATED -> true;
            default -> false;
        };
    }
}
