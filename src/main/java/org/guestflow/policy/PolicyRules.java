package org.guestflow.policy;

/** Reads the decision table that is in force. */
public interface PolicyRules {

    /**
     * Reads the table.
     *
     * @return the table of the newest deployment
     */
    PolicyTable inForce();
}
