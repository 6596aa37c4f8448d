package org.guestflow.bulk.process;

/** The names that {@code bulk-invitation.bpmn} and the code share. */
final class BulkContract {

    static final String KEY = "bulk-invitation";

    static final String NEXT_ROUND = "nextRound";
    static final String NEXT_ROUND_AT = "nextRoundAt";

    /** How far the upload has come, for Cockpit. */
    static final String ASKED_FOR = "rowsAskedFor";

    static final String PROBLEMS = "rowsComeToNothing";

    private BulkContract() {}
}
