package org.guestflow.policy;

import java.util.Map;

/** The table that administrators edit, {@code collaboration-policy}. */
public interface DecisionTable {

    /**
     * Puts facts to the table.
     *
     * @param facts the table's inputs by name; texts, whole numbers and booleans, and nothing that names a person
     * @return the outputs of the one rule that matched, by name
     * @throws IllegalStateException where no rule or several matched, or there is no table
     */
    Map<String, Object> answer(Map<String, Object> facts);
}
