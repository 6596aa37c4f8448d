package org.guestflow.policy;

import java.util.Map;

/** The decision table {@code collaboration-policy}, as it is deployed now. */
public interface DecisionTable {

    /**
     * Puts facts to the table.
     *
     * @param facts the table's inputs by name
     * @return the answer of the first rule that matches
     * @throws IllegalStateException where no rule matches or the answer cannot be read: nothing goes ahead then
     */
    Decision decide(Map<String, Object> facts);
}
