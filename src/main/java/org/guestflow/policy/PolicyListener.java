package org.guestflow.policy;

/** Is told, in the transaction that does it, when an administrator changes what may be asked for. */
public interface PolicyListener {

    /** Tells it: requests that are still open are to be decided again (behaviour.md section 9). */
    void policyChanged();
}
