package org.guestflow.directaddition.process;

/** The names that {@code direct-addition.bpmn} and the code share. */
final class DirectAdditionContract {

    static final String KEY = "direct-addition";

    static final String PARTNER = "partner";
    static final String USERS = "users";
    static final String TARGET_TYPE = "targetType";
    static final String TARGET_ID = "targetId";
    static final String ACCESS_END_DATE = "accessEndDate";
    static final String JUSTIFICATION = "justification";

    static final String VOUCHED = "vouched";
    static final String ANYONE_FOUND = "anyoneFound";
    static final String POLICY_OUTCOME = "policyOutcome";
    static final String MORE_TO_ADD = "moreToAdd";
    static final String MORE_TO_INVITE = "moreToInvite";

    private DirectAdditionContract() {}
}
