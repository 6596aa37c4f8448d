package org.guestflow.lifecycle.process;

/** The names that {@code access-end.bpmn} and the code share. */
final class AccessEndContract {

    static final String KEY = "access-end";

    static final String STEP_DUE = "stepDue";
    static final String NEXT_STEP_AT = "nextStepAt";

    static final String END_DATE_CHANGED = "End date changed";

    private AccessEndContract() {}
}
