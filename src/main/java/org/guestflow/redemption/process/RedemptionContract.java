package org.guestflow.redemption.process;

/** The names that {@code redemption.bpmn} and the code share. */
final class RedemptionContract {

    static final String KEY = "redemption";

    static final String REDEMPTION_ID = "redemptionId";
    static final String ABANDONED_AT = "abandonedAt";
    static final String IS_ADDRESS_PROVEN = "addressProven";

    static final String ADDRESS_PROVEN = "Address proven";
    static final String NEW_PASSCODE_REQUESTED = "New passcode requested";
    static final String CONSENT_GIVEN = "Consent given";
    static final String CONSENT_DECLINED = "Consent declined";
    static final String LINK_WITHDRAWN = "Link withdrawn";

    private RedemptionContract() {}
}
