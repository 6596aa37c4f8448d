package org.guestflow.directory;

import java.util.Collection;
import org.guestflow.shared.UserId;

/** Is told, in the transaction that does it, that an account is in use or ends: its user comes, has got something to come for, or is to go. */
public interface AccountListener {

    /**
     * Tells that somebody has signed in or has got new access.
     *
     * @param user the account
     */
    void active(UserId user);

    /**
     * Tells that several have got new access.
     *
     * @param users the accounts
     */
    default void active(Collection<UserId> users) {
        users.forEach(this::active);
    }

    /**
     * Tells that an account that was blocked may be used again.
     *
     * @param user the account
     */
    void enabled(UserId user);

    /**
     * Tells that an account is about to be deleted, or blocked for good.
     *
     * @param user the account
     */
    void leaving(UserId user);
}
