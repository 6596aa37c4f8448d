package org.guestflow.redemption;

import org.guestflow.invitation.LinkStanding;
import org.guestflow.shared.RuleViolation.Kind;

/** Why a redemption cannot go on; each has a page of its own that says what to do (behaviour.md section 4.5). */
public enum Refusal {
    /** Guestflow did not make the link. */
    UNKNOWN_LINK("UnknownLink", Kind.NOT_FOUND),
    /** The link's time is over. */
    LINK_EXPIRED("LinkExpired", Kind.CONFLICT),
    /** A newer link has been sent. */
    LINK_REPLACED("LinkReplaced", Kind.CONFLICT),
    /** Approvers have yet to decide on the request. */
    INVITATION_NOT_APPROVED("InvitationNotApproved", Kind.CONFLICT),
    /** The invitation was withdrawn. */
    INVITATION_REVOKED("InvitationRevoked", Kind.CONFLICT),
    /** The invitation was redeemed already. */
    ALREADY_REDEEMED("AlreadyRedeemed", Kind.CONFLICT),
    /** The guest declined. */
    INVITATION_DECLINED("InvitationDeclined", Kind.CONFLICT),
    /** The organisation no longer accepts this: domain, inviter or target have changed since. */
    INVITATION_BLOCKED("InvitationBlocked", Kind.FORBIDDEN),
    /** The hourly number of codes is spent. */
    TOO_MANY_PASSCODES("TooManyPasscodes", Kind.TOO_MANY),
    /** The code is not the one that was mailed. */
    WRONG_PASSCODE("WrongPasscode", Kind.INVALID),
    /** The code was guessed at too often. */
    PASSCODE_USED_UP("PasscodeUsedUp", Kind.CONFLICT),
    /** The code's time is over. */
    PASSCODE_EXPIRED("PasscodeExpired", Kind.CONFLICT),
    /** The browser is not the one that began, or its time is over. */
    SESSION_LOST("SessionLost", Kind.FORBIDDEN),
    /** Privacy statement or terms of use were replaced while the guest read them. */
    TERMS_CHANGED("TermsChanged", Kind.CONFLICT),
    /** Somebody with another address is signed in. */
    OTHER_ACCOUNT("OtherAccount", Kind.FORBIDDEN),
    /** The guest's organisation has not verified an address of the person who signed in there. */
    ADDRESS_NOT_VERIFIED("AddressNotVerified", Kind.FORBIDDEN),
    /** Somebody with another address, or another identity than the account's, has signed in at the guest's organisation. */
    OTHER_IDENTITY("OtherIdentity", Kind.FORBIDDEN);

    private final String rule;
    private final Kind kind;

    Refusal(String rule, Kind kind) {
        this.rule = rule;
        this.kind = kind;
    }

    /**
     * Names the rule.
     *
     * @return the name in upper camel case
     */
    public String rule() {
        return rule;
    }

    /**
     * Tells whether it is only about the code that was typed, so that the page that asks for it says what is to be done.
     *
     * @return true where another code, or another try, helps
     */
    public boolean isOfCode() {
        return this == WRONG_PASSCODE || this == PASSCODE_USED_UP || this == PASSCODE_EXPIRED;
    }

    Kind kind() {
        return kind;
    }

    static Refusal of(LinkStanding standing) {
        return switch (standing) {
            case REDEEMABLE -> throw new IllegalArgumentException("no refusal");
            case NOT_APPROVED -> INVITATION_NOT_APPROVED;
            case REPLACED -> LINK_REPLACED;
            case EXPIRED -> LINK_EXPIRED;
            case REVOKED -> INVITATION_REVOKED;
            case DECLINED -> INVITATION_DECLINED;
            case REDEEMED -> ALREADY_REDEEMED;
            case BLOCKED -> INVITATION_BLOCKED;
        };
    }
}
