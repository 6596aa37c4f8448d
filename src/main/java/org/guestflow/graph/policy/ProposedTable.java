package org.guestflow.graph.policy;

import java.util.Objects;

/**
 * A decision table to try.
 *
 * @param decisionTable DMN XML
 * @param lastDays over the requests of how many days; 30 where absent
 */
record ProposedTable(String decisionTable, Integer lastDays) {

    private static final int USUAL_DAYS = 30;

    String table() {
        return Objects.requireNonNullElse(decisionTable, "");
    }

    int days() {
        return Objects.requireNonNullElse(lastDays, USUAL_DAYS);
    }
}
