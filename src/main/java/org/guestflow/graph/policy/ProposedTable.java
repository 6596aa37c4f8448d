package org.guestflow.graph.policy;

import java.util.Optional;

/**
 * A decision table to try.
 *
 * @param decisionTable DMN XML
 * @param lastDays over the requests of how many days; 30 where absent
 */
record ProposedTable(Optional<String> decisionTable, Optional<Integer> lastDays) {

    private static final int USUAL_DAYS = 30;

    String table() {
        return decisionTable.orElse("");
    }

    int days() {
        return lastDays.orElse(USUAL_DAYS);
    }
}
