package org.guestflow.directaddition;

/** Why somebody cannot be added directly and is invited instead (behaviour.md section 5, step 5). */
enum NotDirect {
    DIRECT_ADDITION_OFF("DirectAdditionOff", "Direct addition is off for this partner."),
    INVITER_NOT_OF_PARTNER(
            "InviterNotOfPartner",
            "The inviter is neither the partner's user nor a member whom the partner is assigned to."),
    GUEST_INVITER_ROLE_MISSING("GuestInviterRoleMissing", "The inviter does not hold the role Guest Inviter."),
    TARGET_NOT_OPEN_TO_PARTNER(
            "TargetNotOpenToPartner", "The partner's people may not be added to this target directly."),
    NO_ENUMERATION_PRIVILEGE(
            "NoEnumerationPrivilege", "The partner's directory does not let the inviter list its people."),
    PARTNER_UNREACHABLE("PartnerUnreachable", "The partner's directory could not be asked."),
    OTHER_DOMAIN("OtherDomain", "The address is not in a domain of the partner."),
    PERSON_NOT_FOUND("PersonNotFound", "The partner's directory has nobody with this address."),
    PERSON_NOT_ACTIVE("PersonNotActive", "The person's account is switched off in the partner's directory."),
    REQUEST_NOT_ALLOWED("RequestNotAllowed", "The inviter may no longer bring people into this target.");

    private final String rule;
    private final String message;

    NotDirect(String rule, String message) {
        this.rule = rule;
        this.message = message;
    }

    String rule() {
        return rule;
    }

    String message() {
        return message;
    }
}
