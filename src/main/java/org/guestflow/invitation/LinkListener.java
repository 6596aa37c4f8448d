package org.guestflow.invitation;

import org.guestflow.shared.RequestId;

/** Is told, in the transaction that does it, when the links that an invitation has had so far die: it has ended unredeemed, or a new link is sent. */
public interface LinkListener {

    /**
     * Tells it.
     *
     * @param invitation the invitation; its row is held by the current transaction
     */
    void linksDied(RequestId invitation);
}
