package org.guestflow.directory;

import java.util.HashMap;
import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the use of an account away for a time and gives it back; sponsors, access and end dates stay as they are. Every change is audited. */
@Service
@Transactional
public class AccountBlocks {

    private final JdbcUsers users;
    private final ObjectProvider<AccountListener> listeners;
    private final AuditTrail trail;

    AccountBlocks(JdbcUsers users, ObjectProvider<AccountListener> listeners, AuditTrail trail) {
        this.users = users;
        this.listeners = listeners;
        this.trail = trail;
    }

    /**
     * Blocks an account because time has come, nobody in person. Its sessions are the caller's business.
     *
     * @param user an account that may be used
     * @param reason why, in one word
     * @param request what the block belongs to in the audit trail
     */
    public void block(UserId user, String reason, RequestId request) {
        users.block(user);
        record(AuditEvent.SYSTEM, "Disable account", user, request, true, Map.of("reason", reason));
    }

    /**
     * Gives a blocked account back. Does nothing where it is not blocked.
     *
     * @param user the account
     * @param actor who decides it
     * @param request what the block belonged to
     */
    public void unblock(UserId user, UserId actor, RequestId request) {
        if (users.unblock(user)) {
            record(actor.toString(), "Enable account", user, request, false, Map.of());
            listeners.orderedStream().forEach(listener -> listener.enabled(user));
        }
    }

    private void record(
            String actor, String action, UserId user, RequestId request, boolean enabled, Map<String, String> more) {
        Map<String, Object> now = new HashMap<>(more);
        now.put("accountEnabled", !enabled);
        trail.record(new AuditEvent(
                actor, action, "User", user.toString(), request, Map.of("accountEnabled", enabled), now));
    }
}
