package org.guestflow.directory;

import org.guestflow.shared.UserId;

/** Is told, in the transaction that does it, that an account is in use: its user comes, or has got something to come for. */
public interface AccountListener {

    /**
     * Tells that somebody has signed in or has got new access.
     *
     * @param user the account
     */
    void active(UserId user);

    /**
     * Tells that an account that was blocked may be used again.
     *
     * @param user the account
     */
    void enabled(UserId user);
}
