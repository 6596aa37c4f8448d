package org.guestflow.policy;

import org.guestflow.shared.RuleViolation;

/** Reads decision tables that nobody has put in force. */
public interface ProposedTables {

    /**
     * Reads a table. It is asked apart from the engine: it is not deployed, no question to it is kept, and nothing in it is run but comparisons with plain values.
     *
     * @param dmn DMN XML with the decision {@code collaboration-policy}
     * @return the table, to be asked as the one in force is
     * @throws RuleViolation {@code DecisionTableInvalid} where it is no such table, or holds what cannot be tried safely
     */
    DecisionTable read(String dmn) throws RuleViolation;
}
