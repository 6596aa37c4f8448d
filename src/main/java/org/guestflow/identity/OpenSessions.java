package org.guestflow.identity;

import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** The sessions of an account, to be ended in the transaction that ends their ground. */
@Component
public class OpenSessions {

    private final JdbcSessions sessions;

    OpenSessions(JdbcSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Ends all sessions of an account, on whatever device and node.
     *
     * @param user the account
     */
    public void end(UserId user) {
        sessions.delete(user);
    }

    /**
     * Ends all sessions of an account but one.
     *
     * @param user the account
     * @param kept the id of the session that goes on
     */
    public void endOthers(UserId user, String kept) {
        sessions.deleteOthers(user, kept);
    }
}
