package org.guestflow.identity;

import org.guestflow.directory.ProofListener;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Takes an account's identity away and ends its sessions on every device when its user is to prove anew who he is. */
@Component
class SessionsEnd implements ProofListener {

    private final IdentityLinks links;
    private final JdbcSessions sessions;

    SessionsEnd(IdentityLinks links, JdbcSessions sessions) {
        this.links = links;
        this.sessions = sessions;
    }

    @Override
    public void proofLost(UserId user, UserId actor) {
        links.unlink(user, actor);
        sessions.delete(user);
    }
}
