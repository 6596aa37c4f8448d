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
    /** To the guest: added directly; there is nothing to redeem. */
    ADDED_DIRECTLY,
    /** To whoever asked for direct additions: what became of each person. */
    ADDITION_SETTLED;

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

    /** Whether it is one of the invitations that a recipient can block. */
    boolean isInvitation() {
        return this == INVITATION || this == INVITATION_REMINDER || this == ADDED_DIRECTLY;
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
