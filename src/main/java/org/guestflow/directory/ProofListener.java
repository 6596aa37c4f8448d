package org.guestflow.directory;

import org.guestflow.shared.UserId;

/** Is told, in the transaction that does it, that an account's user is to prove anew who he is: whatever has proven it so far holds no longer. */
public interface ProofListener {

    /**
     * Tells it.
     *
     * @param user the account; its row is held by the current transaction
     * @param actor who decided it
     */
    void proofLost(UserId user, UserId actor);
}
